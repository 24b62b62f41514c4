import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestPassword, shortestPassword } from './limits'
import { faultOf, normalizePassword } from './password-rules'

const about = ['Amara Nwosu', 'amara.nwosu@cedarhollow.example', 'Cedar Hollow Elementary']

describe('a good password', () => {
  it.each([
    'violet kettle on the porch',
    'drei Amseln im Kirschbaum',
    'h7Kq2vTz9bXw4mN',
    'my teacher ate purple glue',
    '熊が森で静かに蜂蜜を探して歩いている',
    'Nwosu keeps eleven goats on the roof',
  ])('may be made of anything, also spaces and other alphabets: %s', (password) => {
    expect(faultOf(password, about)).toBeNull()
  })

  it('may be long, up to the limit', () => {
    const line = 'the river carried nine small boats past our window while we slept and '
    expect(faultOf(line.concat('someone counted ', 'them').slice(0, longestPassword))).toBeNull()
    expect(faultOf(`${line}${line}and never ${line}`.padEnd(longestPassword + 1, 'x'))).toBe('too-long')
  })
})

describe('a password that is easily guessed', () => {
  it.each([
    ['fourteen chars', 'too-short'],
    ['', 'too-short'],
    ['aaaaaaaaaaaaaaaaaaaa', 'repeats'],
    ['sunflower-sunflower', 'repeats'],
    ['abcabcabcabcabcabc', 'repeats'],
    ['................', 'repeats'],
    ['123456789012345678', 'too-common'],
    ['qwertyuiopasdfghjkl', 'too-common'],
    ['Password-Password!', 'repeats'],
    ['Welcome to School 2026', 'too-common'],
    ['correct horse battery staple', 'too-common'],
    ['TeacherTeacher12345', 'too-common'],
    ['MotDePasse-MotDePasse1', 'too-common'],
    ['amara.nwosu@cedarhollow.example', 'about-you'],
    ['CedarHollowElementary1', 'about-you'],
    ['Amara Nwosu 1984!', 'about-you'],
  ])('%s is refused: %s', (password, fault) => {
    expect(faultOf(password, about)).toBe(fault)
  })

  it('is one with fewer characters than are asked for, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: shortestPassword + 10 }), (password) => {
        if (Array.from(normalizePassword(password)).length < shortestPassword) expect(faultOf(password)).toBe('too-short')
      }),
    )
  })
})

it('is the same password however a keyboard composes its letters', () => {
  expect(normalizePassword('Vår café på höjden')).toBe(normalizePassword('Va\u030ar cafe\u0301 pa\u030a ho\u0308jden'))
})

it('judges any text there is without failing, and none twice in two ways', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.string({ maxLength: 40 })), (password, names) => {
      expect(faultOf(password, names)).toBe(faultOf(password.normalize('NFD'), names))
    }),
  )
})
