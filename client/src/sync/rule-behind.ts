import { type Closing, closings, type Rule, ruleOfRefusal } from 'shared/sync/rules'
import type { Refusal } from 'shared/sync/wire'
import type { RoomStatus } from './cycle-room'
import type { Ending } from './save-state'

const closingOf: Readonly<Record<Ending, Closing>> = {
  'signed-out': 'signed-out',
  'no-access': 'no-access',
  gone: 'gone',
  'started-anew': 'epoch-changed',
  'too-big': 'frame-too-big',
  reload: 'old-code',
}

/**
 * The rule by which the server refused something, and its reason: the same two that stand in its log and in its metrics
 * (shared/sync/rules). Null while nothing was refused.
 */
export function ruleBehind(status: RoomStatus): { rule: Rule; reason: Refusal | Closing } | null {
  switch (status.kind) {
    case 'loading':
    case 'ready':
      return null
    case 'refused':
      return { rule: ruleOfRefusal[status.reason], reason: status.reason }
    default: {
      const reason = closingOf[status.kind]
      return { rule: closings[reason].rule, reason }
    }
  }
}
