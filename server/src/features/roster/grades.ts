/**
 * A grade as teams have it ("K", "3"), from a code of OneRoster (CEDS: "KG", "03") or from what somebody typed
 * ("Grade 3", "3rd", "kindergarten"); null for what is no grade from pre-kindergarten to 12.
 */
export function gradeOf(text: string): string | null {
  const word = text.trim().toUpperCase().replace(/^(GRADE|GR\.?|YEAR)\s*/, '')
  if (/^(K|KG|KINDERGARTEN)$/.test(word)) return 'K'
  if (/^(PK|PREK|PRE-K|PREKINDERGARTEN)$/.test(word)) return 'PK'
  if (/^(TK|PR)$/.test(word)) return 'TK'
  const number = /^0*(\d{1,2})(ST|ND|RD|TH)?( GRADE)?$/.exec(word)?.[1]
  if (number === undefined) return null
  return number !== '0' && Number(number) <= 12 ? number : null
}

const names: Record<string, string> = { K: 'Kindergarten', PK: 'Pre-K', TK: 'Transitional kindergarten' }

/** What a team of this grade is called at first. */
export function teamNameOf(grade: string): string {
  return names[grade] ?? `Grade ${grade}`
}

/** The grade that comes up most; of several, the one that is named first. Null for none. */
export function mostCommon(grades: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const grade of grades) counts.set(grade, (counts.get(grade) ?? 0) + 1)
  let best: string | null = null
  for (const [grade, count] of counts) {
    if (best === null || count > (counts.get(best) ?? 0)) best = grade
  }
  return best
}
