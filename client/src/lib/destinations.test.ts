import type { Role } from 'shared/people/schema'
import { expect, test } from 'vitest'
import { makeSession } from '../testing/fake-server'
import { destinationsOf, landingOf } from './destinations'

const who = (roles: Role[], teams = makeSession().teams) => makeSession({ roles, teams })
const alone = (...roles: Role[]) => who(roles, [])
const names = (...roles: Role[]) => destinationsOf(alone(...roles)).map(({ name }) => name)

test('a teacher arrives at Home, whatever else they are', () => {
  expect(landingOf(who(['teacher']))).toBe('/')
  expect(landingOf(who(['teacher', 'leader']))).toBe('/')
  expect(destinationsOf(who(['teacher', 'coach'])).map(({ name }) => name)).toEqual(['home', 'desk', 'board'])
})

test('who is one thing beside teams arrives at its page', () => {
  expect(landingOf(alone('coach'))).toBe('/desk')
  expect(landingOf(alone('leader'))).toBe('/board')
  expect(landingOf(alone('admin'))).toBe('/board')
  expect(names('coach')).toEqual(['desk', 'board'])
  expect(names('leader')).toEqual(['board', 'building'])
  expect(names('admin')).toEqual(['board', 'building'])
})

test('who is several things finds all of them from Home', () => {
  expect(landingOf(alone('leader', 'admin'))).toBe('/')
  expect(destinationsOf(alone('coach', 'leader', 'admin'))).toEqual([
    { name: 'home', to: '/' },
    { name: 'desk', to: '/desk' },
    { name: 'board', to: '/board' },
    { name: 'building', to: '/building' },
  ])
})

test('who is nothing yet is at Home', () => {
  expect(landingOf(alone())).toBe('/')
  expect(names()).toEqual(['home'])
})
