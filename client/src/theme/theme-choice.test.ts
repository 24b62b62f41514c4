import { afterEach, expect, test } from 'vitest'
import boot from '../../public/theme.js?raw'
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

test('before the first paint the page reads the very key that the choice was written to', () => {
  chooseTheme('dark')
  const [key] = Object.keys(localStorage).filter((name) => localStorage.getItem(name) === 'dark')
  expect(boot).toContain(`getItem('${key}')`)
})
