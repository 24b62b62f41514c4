import type { DocumentKind } from 'shared/cycles/fields'
import type { PresenceColor } from 'shared/sync/wire'

/** Who stands behind a socket, as the session cookie says. */
export interface SignedIn {
  personId: string
  name: string
  initials: string
  color: PresenceColor
  sessionId: string
  /** Milliseconds since 1970. At that time the server asks `identify` again: use may have moved it. */
  expiresAt: number
}

/**
 * What a person may do with a document, decided in one place (docs/sync.md A2). `gone` is only ever said to someone
 * who had access; `no-access` and `unknown` look the same from outside.
 */
export type Access =
  | {
      kind: 'editor' | 'reader'
      documentKind: DocumentKind
      buildingId: string
      epoch: number
      /** `documents.access_version` as read together with the decision. */
      accessVersion: number
      /** Something was erased in it: a client that does not say of which epoch it is may hold it still (L7). */
      mustSayEpoch?: true
      /** Milliseconds since 1970. At that time the server asks again what this person may do: by then it may be nothing. */
      until?: number
    }
  | { kind: 'no-access' }
  | { kind: 'gone' }
  | { kind: 'unknown' }

export type Granted = Extract<Access, { kind: 'editor' | 'reader' }>
