import type { FieldKind, ValueOf } from './shape'

const calendarDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const longestReference = 2_048

/** Says what is wrong with a stored last-writer-wins value, or null when it is a sound value of its kind. */
export function faultOf(kind: FieldKind, value: unknown): string | null {
  switch (kind.kind) {
    case 'number':
      if (typeof value !== 'number' || !(value >= kind.min && value <= kind.max)) return 'not a number in range'
      return kind.whole && !Number.isInteger(value) ? 'not a whole number' : null
    case 'date':
      return typeof value === 'string' && calendarDay.test(value) && isRealDay(value) ? null : 'not a calendar day'
    case 'flag':
      return typeof value === 'boolean' ? null : 'not yes or no'
    case 'choice':
      return typeof value === 'string' && kind.of.includes(value) ? null : 'not one of the choices'
    case 'reference':
      return typeof value === 'string' && value.length <= longestReference ? null : 'not a reference'
    case 'text':
    case 'rich':
      return 'typed text stored as a value'
  }
}

/** Is this a sound value of its kind? The kind vouches for the type. */
export function isSound<K extends FieldKind>(kind: K, value: unknown): value is NonNullable<ValueOf<K>> {
  return faultOf(kind, value) === null
}

/** What an empty field of the kind reads as. */
export function emptyValue(kind: FieldKind): string | boolean | null {
  switch (kind.kind) {
    case 'text':
    case 'rich':
      return ''
    case 'flag':
      return false
    case 'number':
    case 'date':
    case 'choice':
    case 'reference':
      return null
  }
}

function isRealDay(day: string): boolean {
  const parsed = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day)
}
