import { presenceColors } from 'shared/sync/wire'
import { describe, expect, test } from 'vitest'
import css from './tokens.css?raw'

const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

/** A token's colour in a theme, followed through `var()`; `#rrggbb`. */
function colour(token: string, theme: Theme): string {
  const value = new RegExp(`--${token}: ([^;]+);`).exec(css)?.[1] ?? ''
  const alias = /^var\(--([\w-]+)\)$/.exec(value)?.[1]
  if (alias) return colour(alias, theme)
  const pair = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(value)
  const found = pair?.[theme === 'light' ? 1 : 2]
  if (!found) throw new Error(`--${token} is not a pair of colours: "${value}"`)
  return found
}

/** WCAG 2.1, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** The papers on which an ink has less contrast than it needs. */
function faint(ink: string, papersBelow: readonly string[], theme: Theme, least: number): string[] {
  return papersBelow.filter((paper) => contrast(colour(ink, theme), colour(paper, theme)) < least)
}

const papers = ['paper', 'sheet', 'wash']
const steps = ['c', 'l', 'e', 'a', 'r'].map((step) => `step-${step}`)
const people = presenceColors.map((color) => `presence-${color}`)

describe.each(themes)('the %s theme', (theme) => {
  test.each(['ink', 'ink-2', 'ink-3', 'good', 'warn', 'bad', ...steps, ...people])('%s can be read on every paper', (ink) => {
    expect(faint(ink, papers, theme, 4.5)).toEqual([])
  })

  test.each(steps)('words can be read on the tint of %s', (step) => {
    for (const ink of ['ink', 'ink-2', step]) expect(faint(ink, [`${step}-wash`], theme, 4.5)).toEqual([])
  })

  test.each([...steps, ...people, 'bad'])('letters can be read on the full %s', (full) => {
    expect(faint('on-color', [full], theme, 4.5)).toEqual([])
  })

  test.each(['line-strong', 'focus'])('the edge of what one can use, %s, can be seen on every paper', (edge) => {
    expect(faint(edge, papers, theme, 3)).toEqual([])
  })
})
