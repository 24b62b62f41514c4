import { randomUUID } from 'node:crypto'
import { changesBetween, type Noted } from 'shared/history/changes'
import { plain, type PlainView } from 'shared/history/plain-view'
import { givenByPeople } from 'shared/history/rules'
import type { HistoryDocument } from 'shared/history/schema'
import type { Transaction } from '../../db/transaction'
import { hour } from '../../lib/clock'
import * as store from './store'

/** What the projector has read, as it keeps it. */
export interface Projected {
  cycleId: string
  kind: HistoryDocument
  buildingId: string
  seq: number
  view: unknown
  /** Milliseconds since 1970. */
  at: number
}

/** Which state is being replaced. */
export interface Former {
  seq: number
  at: number
}

/** What happens again within this time of its first happening is one entry: when who typed what is nobody's to read from it. */
const sameEntryMs = 10 * 60_000
/** An entry that is written says that it happened up to this long after; what happens by then needs no write. */
const aheadMs = 5_000
/** Of what is unsigned, only the hour is kept: who was there at a quarter past knows no more of whose it was. */
const isUnsigned = (field: string) => givenByPeople.has(field) || field === 'votes'
/** The last state of a document is remembered for as long as it is written in. */
const rememberedMs = 60_000

interface OpenEntry {
  id: string
  firstAt: number
  at: number
  members: ReadonlySet<string>
}

interface Remembered {
  seq: number
  at: number
  view: PlainView
  open: ReadonlyMap<string, OpenEntry>
}

/**
 * Notes, in the transaction that keeps a document's state, what is different from the state before it (docs/sync.md L8).
 * It only appends, and an entry that is there is only made to last longer: nothing makes the journal again.
 */
export class ChangeJournal {
  readonly #remembered = new Map<string, Remembered>()
  readonly #pending = new Map<string, Remembered>()

  /** In the transaction, before the state is replaced. `former` null: there was none, and a seed is no change. */
  async note(transaction: Transaction, state: Projected, former: Former | null): Promise<void> {
    const key = keyOf(state)
    const known = this.#remembered.get(key)
    const fits = known !== undefined && former !== null && known.seq === former.seq && known.at === former.at
    const view = plain(state.view)
    const before = fits ? known.view : former === null ? null : parse(await store.stateOf(transaction, state.cycleId, state.kind))
    const changes = before === null ? [] : await told(transaction, state, changesBetween(state.kind, before, view))
    const open = await write(transaction, state, changes, fits ? known.open : new Map())
    this.#pending.set(key, { seq: state.seq, at: state.at, view, open })
  }

  /** After the transaction. */
  kept(state: Projected): void {
    const key = keyOf(state)
    const pending = this.#pending.get(key)
    this.#pending.delete(key)
    for (const [other, { at }] of this.#remembered) if (at < state.at - rememberedMs) this.#remembered.delete(other)
    if (pending?.seq === state.seq) this.#remembered.set(key, pending)
  }
}

function keyOf({ cycleId, kind }: Projected): string {
  return `${cycleId}/${kind}`
}

/** A row that comes back from the Removed tray is told as that. */
async function told(transaction: Transaction, { cycleId }: Projected, changes: readonly Noted[]): Promise<Noted[]> {
  const added = changes.flatMap(({ what, row }) => (what === 'added' && row !== null ? [row] : []))
  const back = await store.rowsSeenToGo(transaction, cycleId, added)
  return changes.map((change) => (change.what === 'added' && change.row !== null && back.has(change.row) ? { ...change, what: 'brought-back' } : change))
}

async function write(transaction: Transaction, state: Projected, changes: readonly Noted[], before: ReadonlyMap<string, OpenEntry>): Promise<Map<string, OpenEntry>> {
  const { cycleId, kind, buildingId, at: now } = state
  const open = new Map([...before].filter(([, { firstAt }]) => firstAt > now - sameEntryMs))
  const touched: { id: string; at: number }[] = []
  const fresh: Parameters<typeof store.insertChanges>[1][number][] = []
  for (const { field, row, column, what, members } of changes) {
    const [from, at] = isUnsigned(field) ? [Math.floor(now / hour) * hour, Math.ceil((now + aheadMs) / hour) * hour] : [now, now + aheadMs]
    const place = JSON.stringify([field, row, column, what])
    const entry = open.get(place)
    if (entry === undefined) {
      const id = randomUUID()
      open.set(place, { id, firstAt: now, at, members: new Set(members) })
      fresh.push({
        ...{ id, building_id: buildingId, cycle_id: cycleId, document: kind, field, row_id: row, column_name: column, what },
        ...{ count: members.length, first_at: from, at },
      })
      continue
    }
    const all = entry.members.size + members.filter((member) => !entry.members.has(member)).length
    if (all === entry.members.size && now < entry.at) continue
    open.set(place, { ...entry, at, members: new Set([...entry.members, ...members]) })
    if (all === entry.members.size) touched.push({ id: entry.id, at })
    else await store.countChange(transaction, entry.id, all, at)
  }
  await store.insertChanges(transaction, fresh)
  await store.touchChanges(transaction, touched)
  return open
}

function parse(json: string | null): PlainView | null {
  if (json === null) return null
  try {
    return plain(JSON.parse(json))
  } catch {
    return null
  }
}
