import { expect, test } from 'vitest'
import { makeDemo, makeSession } from '../../testing/fake-server'
import { someoneWho } from './someone'

const { people } = makeDemo()
const [ana, , carl, dana, june] = people

test('each role is somebody who has it', () => {
  const me = makeSession({ person: { id: 'nobody', name: '', initials: '', color: 'blue' } })
  expect(someoneWho('teacher', people, me)).toBe(ana)
  expect(someoneWho('coach', people, me)).toBe(dana)
  expect(someoneWho('leader', people, me)).toBe(june)
})

test('whoever has the role already stays themselves', () => {
  expect(someoneWho('teacher', people, makeSession({ person: carl! }))).toBe(carl)
})
