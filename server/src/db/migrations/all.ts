import type { Migration } from '../migrate'
import { peopleAndTeams } from './0001-people-and-teams'
import { documents } from './0002-documents'
import { images } from './0003-images'
import { copyKeys } from './0004-copy-keys'
import { heartbeats } from './0005-heartbeats'
import { signIn } from './0006-sign-in'
import { buildings } from './0007-buildings'
import { sharing } from './0008-sharing'
import { stepChanges } from './0009-step-changes'
import { compaction } from './0010-compaction'
import { clientIds } from './0011-client-ids'
import { asks } from './0012-asks'
import { history } from './0013-history'
import { erasures } from './0014-erasures'
import { restores } from './0015-restores'

/** In the order in which they run. A migration that has left this house is never edited: add another. */
export const migrations: readonly Migration[] = [
  ...[peopleAndTeams, documents, images, copyKeys, heartbeats],
  ...[signIn, buildings, sharing, stepChanges, compaction, clientIds, asks],
  ...[history, erasures, restores],
]
