import { toCode } from 'shared/joining/schema'

/** In two halves, as one reads it out: `K7PM-3XQD`. */
export function spoken(code: string): string {
  const plain = toCode(code)
  return `${plain.slice(0, 4)}-${plain.slice(4)}`
}

/** Where the code leads. */
export function addressOf(code: string): string {
  return `${location.origin}/join/${code}`
}
