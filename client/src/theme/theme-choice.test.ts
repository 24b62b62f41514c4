import { afterEach, expect, test } from 'vitest'
import { chooseTheme, readTheme } from './theme-choice'

afterEach(() => chooseTheme('device'))

test('a chosen theme shows at once and is remembered on this device', () => {
  chooseTheme('dark')
  expect(document.documentElement.dataset['theme']).toBe('dark')
  expect(readTheme()).toBe('dark')
})

test('going back to the device’s theme forgets the choice', () => {
  chooseTheme('light')
  chooseTheme('device')
  expect(document.documentElement.dataset['theme']).toBeUndefined()
  expect(readTheme()).toBe('device')
})

test('the choice is kept under the key that public/theme.js reads before the first paint', () => {
  chooseTheme('dark')
  expect(localStorage.getItem('clear-cycle.theme')).toBe('dark')
})
