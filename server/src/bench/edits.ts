import * as Y from 'yjs'

/** Fields of a cycle's room that hold plain words: everybody types in one of them. */
const fields = ['worry', 'inquiryQuestion', 'forWhom', 'underserved', 'thenStudents', 'because', 'nextQuestion']

const letters = 'the students who read along with a partner '

export interface Keystrokes {
  clientId: number
  /** One update a keystroke: the n-th holds one letter, with clock n. */
  updates: Uint8Array[]
}

/** What somebody types at the end of their own words, as a real document says it, made before anything is timed. */
export function keystrokesOf(typist: number, count: number): Keystrokes {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText(fields[typist % fields.length])
  for (let at = 0; at < count; at++) text.insert(at, letters[at % letters.length] ?? ' ')
  return { clientId: doc.clientID, updates }
}

/** Letters of one person that an update brings: `length` of them from `clock` on. */
export interface Brought {
  clientId: number
  clock: number
  length: number
}

/** What an update brings. Servers may merge several edits into one message, so it is letters that are counted. */
export function brings(update: Uint8Array): Brought[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) =>
    struct instanceof Y.Item ? { clientId: struct.id.client, clock: struct.id.clock, length: struct.length } : [],
  )
}
