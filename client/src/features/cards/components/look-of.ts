/** The first look is drawn hollow, the last one full, one between them half. */
export function lookOf(index: number, count: number): 'first' | 'between' | 'last' {
  if (index === count - 1) return 'last'
  return index === 0 ? 'first' : 'between'
}
