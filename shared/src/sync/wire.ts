/**
 * The wire contract of `/sync/<documentId>` (docs/sync.md): what travels beside the stock y-websocket messages,
 * and why a socket closes. Changing the shape of anything here means raising `WIRE_VERSION`.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Raised whenever a message or a close code changes its meaning. */
export const WIRE_VERSION = 2

/** First varUint of every frame. 0–3 are y-websocket's own; 100 is ours and optional for a client. */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  mark: 100,
} as const

/** Query parameters that a client may send on the sync URL (sync.md L7, G6). Absent ones are not checked. */
export const syncParameters = {
  epoch: 'epoch',
  schemaVersion: 'v',
  editorVersion: 'ev',
} as const

/**
 * Why the server closes a socket (sync.md A1). y-websocket treats 4400–4499 as final and retries everything else.
 */
export const closeCode = {
  signedOut: 4401,
  noAccess: 4403,
  gone: 4404,
  epochChanged: 4409,
  tooBig: 4413,
  reload: 4426,
  roleChanged: 4205,
  overloaded: 1013,
} as const

export type CloseCode = (typeof closeCode)[keyof typeof closeCode]

/** Is this close code final, so that the client must not reconnect by itself? */
export function isFinalClose(code: number): boolean {
  return code >= 4400 && code < 4500
}

/** Codes of a NACK: the edit was refused for good, and the local document is ahead (sync.md H3). */
export const refusals = ['malformed', 'too-big', 'read-only', 'unknown-field', 'foreign-structure', 'foreign-author'] as const
export type Refusal = (typeof refusals)[number]

/**
 * A mark and its answers (sync.md H1). The client sends `mark` n after local updates; the server answers `ack` n once
 * everything that came before it on that socket is committed, or `nack` n with a reason.
 */
export type Mark =
  | { kind: 'mark'; n: number }
  | { kind: 'ack'; n: number }
  | { kind: 'nack'; n: number; reason: Refusal }

const markKinds = ['mark', 'ack', 'nack'] as const

/** Encodes a whole frame, type byte included. */
export function encodeMark(mark: Mark): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.mark)
  writeMark(encoder, mark)
  return encoding.toUint8Array(encoder)
}

/** Writes a mark after its type byte, as a `provider.messageHandlers[100]` answer needs it. */
export function writeMark(encoder: encoding.Encoder, mark: Mark): void {
  encoding.writeVarUint(encoder, markKinds.indexOf(mark.kind))
  encoding.writeVarUint(encoder, mark.n)
  if (mark.kind === 'nack') encoding.writeVarString(encoder, mark.reason)
}

/** Reads a mark whose type byte has been read. Throws on anything that is not one. */
export function readMark(decoder: decoding.Decoder): Mark {
  const kind = markKinds[decoding.readVarUint(decoder)]
  const n = decoding.readVarUint(decoder)
  switch (kind) {
    case 'mark':
    case 'ack':
      return { kind, n }
    case 'nack': {
      const text = decoding.readVarString(decoder)
      const reason = refusals.find((known) => known === text) ?? 'malformed'
      return { kind, n, reason }
    }
    default:
      throw new Error('unknown mark')
  }
}

/**
 * What a person shows of themselves to the others in a document. `person` is stamped by the server (sync.md A3): what
 * a client writes there is overwritten. `field` is the path of the field they are in (see cycles/fields.ts).
 */
export interface Presence {
  person?: { id: string; name: string; initials: string; color: PresenceColor }
  field?: string | null
  /** Carets in a Y.Text: relative positions, JSON of `Y.relativePositionToJSON`. */
  caret?: { anchor: unknown; head: unknown } | null
  /** Tiptap's CollaborationCaret reads its label from here; the server overwrites it from the session. */
  user?: { name: string; color: string }
  /** Tiptap's CollaborationCaret keeps the rich-text caret here. */
  cursor?: unknown
}

/** Presence colours by name; the theme maps each to ink that passes contrast on both papers. */
export const presenceColors = ['blue', 'violet', 'amber', 'green', 'rose', 'teal', 'slate', 'plum'] as const
export type PresenceColor = (typeof presenceColors)[number]
