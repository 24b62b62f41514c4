import type { PersonalDocument } from 'shared/cycles/document'
import { useRows } from '../../../../sync/hooks'
import { usePersonalView } from '../../views'

/**
 * Ids of the rows in my own document that the server has not copied for the team: those I still write, and those that
 * wait. A copied row leaves; its copy stands among the team's.
 */
export function useUncopied(personal: PersonalDocument, name: 'tries' | 'attributions'): string[] {
  const copied = new Set(usePersonalView()?.copies.map(({ row }) => row))
  return useRows(personal.table(name)).filter((id) => !copied.has(id))
}
