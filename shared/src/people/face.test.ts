import { describe, expect, it } from 'vitest'
import { makeFace } from './face'

const initials = (name: string, taken: string[] = []) => makeFace(name, taken.map((each) => ({ initials: each, color: 'blue' }))).initials

describe('the initials of somebody new', () => {
  it('are those of first and last name', () => {
    expect(['Amara Nwosu', 'Rosa Delgado Márquez', 'Mei-Ling Chau', 'Óscar de la Cruz'].map((name) => initials(name))).toEqual(['AN', 'RM', 'MC', 'ÓC'])
  })

  it('are two letters of the one name that there is', () => {
    expect([initials('Cher'), initials('J'), initials('李')]).toEqual(['CH', 'J', '李'])
  })

  it('differ from a colleague’s as long as a name has letters left', () => {
    expect(initials('Amara Nwosu', ['AN'])).toBe('AW')
    expect(initials('Al An', ['AA', 'AN'])).toBe('AL')
    expect(initials('Al Al', ['AA', 'AL'])).toBe('AA')
  })
})

it('the color of somebody new is the one that fewest of their colleagues have', () => {
  expect(makeFace('Ana', [{ initials: 'X', color: 'blue' }]).color).toBe('violet')
  const all = ['blue', 'violet', 'amber', 'green', 'rose', 'teal', 'slate'].map((color) => ({ initials: 'X', color }))
  expect(makeFace('Ana', all).color).toBe('plum')
})
