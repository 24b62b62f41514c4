import { useEffect, useRef } from 'react'
import type { PersonalDocument } from 'shared/cycles/document'
import { announce } from '../../../../components/announce'
import { useRows } from '../../../../sync/hooks'
import { usePersonalView } from '../../views'

/**
 * Ids of the rows in my own document that the server has not copied for the team: those I still write, and those that
 * wait. A copied row leaves, which is said; its copy stands among the team's.
 * @param said in words: what has been added
 */
export function useUncopied(personal: PersonalDocument, name: 'tries' | 'attributions', said: string): string[] {
  const copied = new Set(usePersonalView()?.copies.map(({ row }) => row))
  const rows = useRows(personal.table(name))
  const uncopied = rows.filter((id) => !copied.has(id))
  const before = useRef(uncopied)
  useEffect(() => {
    const left = before.current.some((id) => !uncopied.includes(id) && rows.includes(id))
    before.current = uncopied
    if (left) announce(said)
  })
  return uncopied
}
