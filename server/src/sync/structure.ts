import type { Refusal } from 'shared/sync/wire'
import * as Y from 'yjs'
import type { Struct } from './decode'
import { nowhere, type Place } from './places'

type SharedType = Y.AbstractType<unknown>

/** Where an item lies: in which type, as the place that this is, and under which key (null in a row). */
interface Spot {
  holder: object | string
  place: Place
  key: string | null
}

type Located =
  | { kind: 'at'; spot: Spot; /** What its content opens, if anything. */ opens: Place | null }
  /** What it lay in is deleted: Yjs keeps nothing of it. */
  | { kind: 'gone' }
  /** Something before it is not there: Yjs will not apply it. */
  | { kind: 'missing' }

const gone: Located = { kind: 'gone' }
const missing: Located = { kind: 'missing' }

class Refused extends Error {
  constructor(readonly refusal: Refusal | 'gap') {
    super(refusal)
  }
}

/**
 * Knows what every part of a staged document is, and judges what is to be put where before it is (docs/sync.md G5).
 * An item carries no parent: it is found through its neighbours, in the update or in the staged store.
 */
export class Structure {
  readonly #doc: Y.Doc
  readonly #rootOf: (name: string) => Place | null
  readonly #places = new WeakMap<SharedType, Place>()

  constructor(doc: Y.Doc, rootOf: (name: string) => Place | null) {
    this.#doc = doc
    this.#rootOf = rootOf
  }

  /**
   * Why these structs are refused; null when they may be applied. 'gap' when they continue something of which the
   * document has forgotten where it was: the client has to say it anew, from where the document is.
   */
  refusalOf(structs: readonly Struct[]): Refusal | 'gap' | null {
    try {
      new Check(structs, this.#doc.store, this).run()
      return null
    } catch (error) {
      if (error instanceof Refused) return error.refusal
      throw error
    }
  }

  root(name: string): Spot {
    const place = this.#rootOf(name)
    if (place === null) throw new Refused('unknown-field')
    return { holder: this.#doc.share.get(name) ?? name, place, key: null }
  }

  /** What a type of the staged document is. */
  placeOf(type: SharedType): Place {
    const known = this.#places.get(type)
    if (known !== undefined) return known
    const place = this.#find(type)
    this.#places.set(type, place)
    return place
  }

  #find(type: SharedType): Place {
    const item = type._item
    if (item === null) return this.#rootOf(Y.findRootTypeKey(type)) ?? nowhere
    if (!(item.parent instanceof Y.AbstractType)) return nowhere
    const opened = this.placeOf(item.parent).take(item.parentSub, item.content)
    return typeof opened === 'string' ? nowhere : opened
  }
}

/** One update on its way into the document. */
class Check {
  readonly #structs: readonly Struct[]
  readonly #store: Y.Doc['store']
  readonly #structure: Structure
  /** By client, in order of their clocks. */
  readonly #rows = new Map<number, Struct[]>()
  readonly #located = new Map<Struct, Located>()

  constructor(structs: readonly Struct[], store: Y.Doc['store'], structure: Structure) {
    this.#structs = structs
    this.#store = store
    this.#structure = structure
    for (const struct of structs) {
      const row = this.#rows.get(struct.id.client)
      if (row === undefined) this.#rows.set(struct.id.client, [struct])
      else row.push(struct)
    }
  }

  run(): void {
    for (const struct of this.#structs) if (!this.#isKnown(struct)) this.#locateAll(struct)
  }

  /** Finds a struct's place after those of all that it leans on; by a list, since they can be thousands deep. */
  #locateAll(first: Struct): void {
    const waiting = [first]
    const begun = new Set<Struct>()
    for (let struct = waiting.at(-1); struct !== undefined; struct = waiting.at(-1)) {
      const before = begun.has(struct) ? undefined : this.#unlocatedBefore(struct)
      begun.add(struct)
      if (before === undefined || before.every((other) => begun.has(other))) {
        waiting.pop()
        if (!this.#located.has(struct)) this.#located.set(struct, this.#locate(struct))
      } else waiting.push(...before.filter((other) => !begun.has(other)))
    }
  }

  #unlocatedBefore(struct: Struct): Struct[] {
    if (!(struct instanceof Y.Item)) return []
    const { origin, rightOrigin, parent } = struct
    return [origin, rightOrigin, parent].flatMap((id) => {
      const other = id instanceof Y.ID && !this.#isStaged(id) ? this.#inUpdate(id) : undefined
      return other === undefined || this.#located.has(other) ? [] : other
    })
  }

  #locate(struct: Struct): Located {
    if (struct instanceof Y.Skip) return missing
    if (!(struct instanceof Y.Item)) return gone
    const left = struct.origin === null ? null : this.#at(struct.origin)
    const right = struct.rightOrigin === null ? null : this.#at(struct.rightOrigin)
    const found = left === null && right === null ? this.#named(struct) : between(left, right)
    if (found.kind !== 'at') return found
    this.#mustContinue(struct, found.spot)
    return this.#put(struct, found.spot)
  }

  /** Only the first item of a type says in which it lies. */
  #named({ parent, parentSub: key }: Y.Item): Located {
    if (typeof parent === 'string') return { kind: 'at', spot: { ...this.#structure.root(parent), key }, opens: null }
    if (!(parent instanceof Y.ID)) throw new Refused('malformed')
    const holder = this.#isStaged(parent) ? Y.getItem(this.#store, parent) : this.#inUpdate(parent)
    if (holder === undefined) return missing
    const located = this.#at(parent)
    if (located.kind !== 'at') return located
    if (!(holder instanceof Y.Item) || holder.content instanceof Y.ContentDeleted) return gone
    if (!(holder.content instanceof Y.ContentType)) throw new Refused('malformed')
    const spot = { holder: holder.content.type, place: located.opens ?? nowhere, key }
    return { kind: 'at', spot, opens: null }
  }

  #put({ content }: Y.Item, spot: Spot): Located {
    if (content instanceof Y.ContentDeleted) return { kind: 'at', spot, opens: null }
    const taken = spot.place.take(spot.key, content)
    if (taken === 'fine') return { kind: 'at', spot, opens: null }
    if (typeof taken === 'string') throw new Refused(taken)
    return { kind: 'at', spot, opens: taken }
  }

  /** An item of which the document has the beginning goes on where that is, whatever it says of itself. */
  #mustContinue({ id }: Y.Item, spot: Spot): void {
    const state = Y.getState(this.#store, id.client)
    if (id.clock >= state) return
    const beginning = this.#staged(Y.createID(id.client, state - 1))
    if (beginning.kind !== 'at') throw new Refused('gap')
    if (!isSame(beginning.spot, spot)) throw new Refused('malformed')
  }

  #at(id: Y.ID): Located {
    if (this.#isStaged(id)) return this.#staged(id)
    const struct = this.#inUpdate(id)
    // What is still being looked for leans on what asks for it: such a circle is never applied.
    return struct === undefined ? missing : (this.#located.get(struct) ?? missing)
  }

  #staged(id: Y.ID): Located {
    const item: unknown = Y.getItem(this.#store, id)
    if (!(item instanceof Y.Item) || !(item.parent instanceof Y.AbstractType)) return gone
    const { content, parent } = item
    const opens = content instanceof Y.ContentType ? this.#structure.placeOf(content.type) : null
    return { kind: 'at', spot: { holder: parent, place: this.#structure.placeOf(parent), key: item.parentSub }, opens }
  }

  #inUpdate({ client, clock }: Y.ID): Struct | undefined {
    const row = this.#rows.get(client)
    if (row === undefined) return undefined
    let low = 0
    let high = row.length
    while (low < high) {
      const middle = (low + high) >> 1
      const struct = row[middle]
      if (struct !== undefined && struct.id.clock + struct.length <= clock) low = middle + 1
      else high = middle
    }
    const struct = row[low]
    return struct !== undefined && struct.id.clock <= clock ? struct : undefined
  }

  #isStaged({ client, clock }: Y.ID): boolean {
    return clock < Y.getState(this.#store, client)
  }

  #isKnown({ id, length }: Struct): boolean {
    return id.clock + length <= Y.getState(this.#store, id.client)
  }
}

/** An item stands between its neighbours; both lie in the same type. */
function between(left: Located | null, right: Located | null): Located {
  if (left?.kind === 'missing' || right?.kind === 'missing') return missing
  if (left?.kind === 'gone' || right?.kind === 'gone') return gone
  if (left !== null && right !== null && !isSame(left.spot, right.spot)) throw new Refused('malformed')
  return left ?? right ?? missing
}

function isSame(one: Spot, other: Spot): boolean {
  return one.holder === other.holder && one.key === other.key
}
