import { describe, expect, it } from 'vitest'
import { closings, closingOf, doorRefusals, ruleOfRefusal, rules } from './rules'
import { closeCode, refusals } from './wire'

describe('what stands behind a refusal', () => {
  it('is a rule, for every reason that a client can hear', () => {
    expect(Object.keys(ruleOfRefusal).toSorted((a, b) => a.localeCompare(b))).toEqual([...refusals].toSorted((a, b) => a.localeCompare(b)))
    const named = [...Object.values(ruleOfRefusal), ...Object.values(closings).map(({ rule }) => rule), ...Object.values(doorRefusals).map(({ rule }) => rule)]
    expect(new Set(named)).toEqual(new Set(rules))
  })

  it.each(Object.entries(closeCode))('is a reason with the same code where only the code is known: %s', (_, code) => {
    expect(closings[closingOf(code)].code).toBe(code)
  })

  it('is a reason that leads to every code a client may be closed with', () => {
    const codes = new Set(Object.values(closings).map(({ code }) => code))
    expect(Object.values(closeCode).filter((code) => !codes.has(code))).toEqual([])
  })
})
