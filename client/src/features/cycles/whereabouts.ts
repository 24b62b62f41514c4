import { useMemo } from 'react'
import type { Presence } from 'shared/sync/wire'
import { useSession } from '../../lib/session'
import type { CycleRoom } from '../../sync/cycle-room'
import { useCycleRoom } from '../../sync/cycle-room-context'
import { useReadable } from '../../sync/hooks'
import type { Colleague } from '../../sync/presence'
import { type Readable, writable } from '../../sync/readable'
import { isWithin } from './step-places'

/** A colleague and the field that they are in now. */
export interface Whereabouts {
  person: Colleague
  field: string
}

const known = new WeakMap<CycleRoom, Readable<readonly Whereabouts[]>>()

/** Colleagues who are in a field now, each person and field once. Lives as long as the room. */
function whereaboutsIn(room: CycleRoom, me: string): Readable<readonly Whereabouts[]> {
  const found = known.get(room)
  if (found) return found
  const store = writable<readonly Whereabouts[]>([])
  const places = room.live.filter(({ kind }) => kind !== 'personal')
  const read = () => {
    const next = new Map<string, Whereabouts>()
    for (const { awareness } of places) {
      for (const [clientId, state] of awareness.getStates()) {
        if (clientId === awareness.clientID) continue
        const { person, field }: Presence = state
        if (!person || typeof person.id !== 'string' || typeof field !== 'string' || person.id === me) continue
        next.set(`${person.id} ${field}`, { person, field })
      }
    }
    const list = [...next.values()]
    if (JSON.stringify(list) !== JSON.stringify(store.get())) store.set(list)
  }
  for (const { awareness } of places) awareness.on('change', read)
  read()
  known.set(room, store)
  return store
}

/** Where colleagues are on this page. */
export function useWhereabouts(): readonly Whereabouts[] {
  const room = useCycleRoom()
  const { person } = useSession()
  return useReadable(whereaboutsIn(room, person.id))
}

/** Colleagues in these parts of the page, each once. */
export function usePeopleWithin(parts: readonly string[]): Colleague[] {
  const whereabouts = useWhereabouts()
  const joined = parts.join(' ')
  return useMemo(() => {
    const within = joined.split(' ')
    const people = whereabouts.filter(({ field }) => isWithin(field, within)).map(({ person }) => person)
    return [...new Map(people.map((person) => [person.id, person])).values()]
  }, [whereabouts, joined])
}
