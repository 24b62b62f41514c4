import { useEffect } from 'react'
import type * as Y from 'yjs'
import { useCycleRoom } from '../../sync/cycle-room-context'
import { usePresenceIn } from '../../sync/hooks'
import type { Visitor } from '../../sync/presence'

/** A value and how to set it, as `useValue`, `useRowValue` and `useGridValue` give it. */
export type Bound<Value> = readonly [Value | null, (value: Value | null) => void]

export interface FieldProps {
  /** `goalBy`, `decisions/<id>/checkBy`: names the field for presence and deep links. */
  path: string
  label: string
  hint?: string
  /** The label is read to who cannot see the page, and not drawn. */
  labelHidden?: boolean
  readOnly?: boolean
  /** The document that the field is in, where it is not the team's room. Fields of a private one show nobody anything. */
  doc?: Y.Doc
}

/** Shows the others that I am in this field, and me who else is. Entering a field begins a step of undo. */
export function useField(path: string, doc?: Y.Doc): { visitors: readonly Visitor[]; onFocus: () => void; onBlur: () => void } {
  const { presence, history, cycle } = useCycleRoom()
  const visitors = usePresenceIn(path)
  useEffect(() => () => presence.leave(path), [presence, path])
  return {
    visitors,
    onFocus() {
      history.endStep()
      presence.enter(path, doc ?? cycle.doc)
    },
    onBlur: () => presence.leave(path),
  }
}
