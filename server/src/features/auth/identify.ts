import type { IncomingMessage } from 'node:http'
import { presenceColors } from 'shared/sync/wire'
import type { AddressOf } from '../../http/address'
import type { Caller } from '../../http/route'
import type { SessionCookie } from './cookie'
import type { Sessions } from './sessions'

/** Whose session a request's cookie names; null when nobody's. With `counts`, the session is taken as used. */
export function identify(sessions: Sessions, cookie: SessionCookie, addressOf: AddressOf) {
  return async (request: IncomingMessage, counts: boolean): Promise<Caller | null> => {
    const secret = cookie.read(request)
    if (secret === null) return null
    const row = await sessions.find(secret, counts)
    if (row === null) return null
    return {
      id: row.person_id,
      name: row.name,
      initials: row.initials,
      color: presenceColors.find((color) => color === row.color) ?? presenceColors[0],
      buildingId: row.building_id,
      sessionId: row.id_hash,
      expiresAt: row.expires_at,
      address: addressOf(request),
    }
  }
}
