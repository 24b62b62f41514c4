import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandOf, defaultSettings, directionOf, isAtLeastAsWide, pointsBetween, tiersOf, wholePercent } from './bands'

const tiers = tiersOf(defaultSettings)
const told = (n: number, met: number): string => {
  const { size, band } = bandOf(tiers, n, met)
  return `${size.from}–${size.to ?? ''}: ${band.low}–${band.high}`
}

describe('bands', () => {
  it.each([
    [10, 2, '10–20: 0–20'],
    [18, 11, '10–20: 60–69'],
    [20, 16, '10–20: 80–100'],
    [14, 3, '10–20: 21–29'],
    [24, 5, '21–40: 20–29'],
    [40, 4, '21–40: 0–10'],
    [71, 29, '41–100: 40–44'],
    [71, 42, '41–100: 55–59'],
    [100, 96, '41–100: 95–100'],
    [300, 5, '101–300: 0–2'],
    [300, 100, '101–300: 33–33'],
    [402, 4, '301–: 0–1'],
    [402, 400, '301–: 99–100'],
  ])('%i children of whom %i met read as product.md says: %s', (n, met, words) => {
    expect(told(n, met)).toBe(words)
  })

  it('hold the percentage, whatever the size and the minimum', () => {
    const counts = fc
      .integer({ min: 5, max: 30 })
      .chain((minimum) =>
        fc
          .integer({ min: minimum, max: 600 })
          .chain((n) => fc.tuple(fc.constant(minimum), fc.constant(n), fc.integer({ min: 0, max: n }))),
      )
    fc.assert(
      fc.property(counts, ([minimum, n, met]) => {
        const { size, band } = bandOf(tiersOf({ ...defaultSettings, minimum }), n, met)
        const percent = wholePercent(n, met)
        expect(band.low <= percent && percent <= band.high).toBe(true)
        expect(size.from <= n && n <= (size.to ?? Infinity)).toBe(true)
        expect(size.from).toBeGreaterThanOrEqual(minimum)
      }),
    )
  })

  it('never say that nobody met, or that everybody did', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 600 }), (n) => {
        expect(bandOf(tiers, n, 0)).toEqual(bandOf(tiers, n, Math.floor(n / 200)))
        expect(bandOf(tiers, n, 0).band.high).toBeGreaterThan(0)
        expect(bandOf(tiers, n, n).band.low).toBeLessThan(100)
      }),
    )
  })

  it('of a tier that the minimum leaves hardly any size are those of the next, or of both the wider', () => {
    expect(tiersOf({ ...defaultSettings, minimum: 20 })[0]).toEqual({
      size: { from: 20, to: 40 },
      cut: { from: 20, width: 10, end: 20 },
    })
    expect(tiersOf({ ...defaultSettings, minimum: 5 })[0]?.size).toEqual({ from: 5, to: 20 })
    expect(tiersOf({ ...defaultSettings, minimum: 30 })[0]?.size).toEqual({ from: 30, to: 40 })
  })

  it('are refused where the settings make none', () => {
    for (const minimum of [4, 31, 10.5, Number.NaN])
      expect(() => tiersOf({ ...defaultSettings, minimum })).toThrow(RangeError)
    expect(() => tiersOf({ minimum: 10, tiers: [] })).toThrow(RangeError)
    expect(() =>
      tiersOf({
        minimum: 10,
        tiers: [
          { from: 20, width: 10, end: 10 },
          { from: 10, width: 10, end: 10 },
        ],
      }),
    ).toThrow(RangeError)
    expect(() => tiersOf({ minimum: 10, tiers: [{ from: 10, width: 0, end: 10 }] })).toThrow(RangeError)
  })
})

describe('a building', () => {
  const { tiers } = defaultSettings
  it('may tell less exactly than the bands that come, never more', () => {
    expect(isAtLeastAsWide(tiers)).toBe(true)
    expect(isAtLeastAsWide(tiers.map((cut) => ({ ...cut, width: 20, end: 40 })))).toBe(true)
    for (const wrong of [
      [],
      tiers.slice(1),
      [...tiers, { from: 900, width: 1, end: 1 }],
      ...tiers.flatMap((cut, at) =>
        [{ from: cut.from + 1 }, { width: cut.width - 1 }, { width: 3.5 }, { width: 25 }, { end: cut.end - 1 }, { end: 41 }, { end: 20.5 }].map((part) =>
          tiers.map((each, index) => (index === at ? { ...each, ...part } : each)),
        ),
      ),
    ]) {
      expect([wrong, isAtLeastAsWide(wrong)]).toEqual([wrong, false])
    }
  })
})

describe('gaps and sentences', () => {
  it('are made from the bands: between 30–39 % and 40–49 % lie 1 to 19 points', () => {
    expect(pointsBetween({ low: 40, high: 49 }, { low: 30, high: 39 })).toEqual({ low: 1, high: 19 })
  })

  it('say a way only where the bands leave no doubt', () => {
    expect(directionOf({ low: 20, high: 29 }, { low: 50, high: 59 })).toBe('up')
    expect(directionOf({ low: 50, high: 59 }, { low: 20, high: 29 })).toBe('down')
    expect(directionOf({ low: 20, high: 29 }, { low: 20, high: 29 })).toBe('unclear')
  })
})
