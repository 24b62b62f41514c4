/** Roles of OneRoster 1.1 and 1.2, in lower case, by what they mean here. */
const families = new Set(['student', 'guardian', 'parent', 'relative'])
const leading = new Set(['administrator', 'principal', 'siteadministrator'])
const working = new Set(['teacher', 'aide', 'counselor', 'districtadministrator', 'systemadministrator', ...leading])
/** Neither staff of ours nor a student. */
const passedOver = new Set(['proctor'])

/** What a role is: of a student or their family, of staff, of somebody who leads, of nobody who concerns us. */
export type RoleKind = 'family' | 'staff' | 'leader' | 'other' | 'unknown'

export function kindOfRole(role: string): RoleKind {
  const word = role.toLowerCase()
  if (families.has(word)) return 'family'
  if (leading.has(word)) return 'leader'
  if (working.has(word)) return 'staff'
  return passedOver.has(word) ? 'other' : 'unknown'
}
