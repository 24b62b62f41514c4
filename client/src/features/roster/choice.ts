import type { RosterChange, RosterPreview, RosterProposal } from 'shared/roster/schema'

/** What an admin has left out of a roster's changes, and what of its proposals they want. */
export interface Choice {
  except: ReadonlySet<string>
  also: ReadonlySet<string>
}

/** Everything that changes, and nothing that is merely proposed. */
export const atFirst: Choice = { except: new Set(), also: new Set() }

/** What will be done: nothing that was left out, and nothing that cannot be without it. */
export function chosen({ changes, proposals }: RosterPreview, { except, also }: Choice): Set<string> {
  const ids = new Set(changes.filter(({ id }) => !except.has(id)).map(({ id }) => id))
  for (const { id } of proposals) if (also.has(id)) ids.add(id)
  const all: readonly (RosterChange | RosterProposal)[] = [...changes, ...proposals]
  for (let before = -1; before !== ids.size; ) {
    before = ids.size
    for (const { id, needs } of all) if (needs.some((need) => !ids.has(need))) ids.delete(id)
  }
  return ids
}

/** The same choice with one thing, or several, taken in or left out. */
export function choose(choice: Choice, wanted: readonly string[], isIn: boolean, list: keyof Choice): Choice {
  const next = new Set(choice[list])
  for (const id of wanted) {
    if (isIn === (list === 'also')) next.add(id)
    else next.delete(id)
  }
  return { ...choice, [list]: next }
}
