/**
 * Which rule of docs/sync.md stands behind everything that the server refuses. The answer to a mark, the "Not saved" dialog,
 * the line in the server's log and the metric all read it here, so that whoever helps a teacher finds the same number everywhere.
 */
import { closeCode, type CloseCode, type Refusal } from './wire'

export const rules = ['L1', 'L2', 'L3', 'L7', 'G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'A1', 'A2'] as const
export type Rule = (typeof rules)[number]

/** Of an update that is refused for good (NACK). */
export const ruleOfRefusal: Readonly<Record<Refusal, Rule>> = {
  malformed: 'G1',
  'too-big': 'G2',
  'foreign-author': 'G2',
  'read-only': 'G4',
  'unknown-field': 'G5',
  'foreign-structure': 'G5',
}

/** RFC 6455: this server is going away. Transient to every client. */
export const goingAway = 1001

/** RFC 6455: what was sent is no message. Transient to every client. */
export const brokenFrame = 1002

interface Closes {
  code: CloseCode | typeof goingAway | typeof brokenFrame
  rule: Rule
}

/** Why the server closes a socket. One code can have several reasons: 1013 says no more than "come back". */
export const closings = {
  'signed-out': { code: closeCode.signedOut, rule: 'A2' },
  'no-access': { code: closeCode.noAccess, rule: 'A2' },
  gone: { code: closeCode.gone, rule: 'A2' },
  'role-changed': { code: closeCode.roleChanged, rule: 'A2' },
  /** Who may edit changed again and again while a flush was on its way. */
  'access-unsettled': { code: closeCode.overloaded, rule: 'A2' },
  'epoch-changed': { code: closeCode.epochChanged, rule: 'L7' },
  'old-code': { code: closeCode.reload, rule: 'G6' },
  'frame-too-big': { code: closeCode.tooBig, rule: 'G2' },
  /** No WebSocket message at all. */
  'broken-frame': { code: brokenFrame, rule: 'G1' },
  /** Gap after gap, also in the answers to our questions. */
  'too-many-gaps': { code: closeCode.overloaded, rule: 'G3' },
  'too-many-sockets': { code: closeCode.overloaded, rule: 'G7' },
  /** More than may wait was sent before the socket was let in. */
  'sent-too-early': { code: closeCode.overloaded, rule: 'G7' },
  'too-many-questions': { code: closeCode.overloaded, rule: 'G7' },
  'too-much-presence': { code: closeCode.overloaded, rule: 'G7' },
  'slow-reader': { code: closeCode.overloaded, rule: 'G7' },
  /** More is staged than may wait for the disk. */
  'queue-full': { code: closeCode.overloaded, rule: 'L2' },
  /** What was staged did not reach the disk, or nobody can tell. */
  'not-saved': { code: closeCode.overloaded, rule: 'L1' },
  /** The document, or who may open it, cannot be read. */
  'not-readable': { code: closeCode.overloaded, rule: 'L3' },
  stopping: { code: goingAway, rule: 'L3' },
} as const satisfies Record<string, Closes>
export type Closing = keyof typeof closings

/** The ordinary reason for a code, where the code alone is known. */
export function closingOf(code: Closes['code']): Closing {
  switch (code) {
    case closeCode.signedOut:
      return 'signed-out'
    case closeCode.noAccess:
      return 'no-access'
    case closeCode.gone:
      return 'gone'
    case closeCode.roleChanged:
      return 'role-changed'
    case closeCode.epochChanged:
      return 'epoch-changed'
    case closeCode.reload:
      return 'old-code'
    case closeCode.tooBig:
      return 'frame-too-big'
    case closeCode.overloaded:
      return 'not-saved'
    case goingAway:
      return 'stopping'
    case brokenFrame:
      return 'broken-frame'
    default:
      return code satisfies never
  }
}

/** What is refused before the upgrade, with an HTTP status: there is no socket yet that could be closed with a code. */
export const doorRefusals = {
  'foreign-origin': { status: 403, rule: 'A1' },
  'not-a-document': { status: 404, rule: 'A1' },
} as const satisfies Record<string, { status: number; rule: Rule }>
export type DoorRefusal = keyof typeof doorRefusals
