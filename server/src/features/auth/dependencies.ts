import type { IncomingMessage } from 'node:http'
import type { Session } from 'shared/people/schema'
import type { Acting } from '../../http/acting'
import type { AddressOf } from '../../http/address'
import type { Caller } from '../../http/route'
import type { Logger } from '../../lib/logger'
import type { Mailer } from '../../lib/mailer'
import type { SessionCookie } from './cookie'
import type { Hashing } from './hashing'
import type { Provider } from './oidc'
import type { Sessions } from './sessions'
import type { Throttle } from './throttle'

export interface AuthDependencies extends Acting {
  sessions: Sessions
  cookie: SessionCookie
  /** Remembers a browser while it is at a provider. */
  browser: SessionCookie
  hashing: Hashing
  throttle: Throttle
  provider: Provider
  /** 32 bytes that seal what providers have given us to keep. */
  sealingKey: Uint8Array
  mailer: Mailer | null
  logger: Logger
  addressOf: AddressOf
  /** Where this server is, as whoever asks has it in their address bar: `https://clear.example.org`. */
  ownOrigin(request: IncomingMessage): string
  /**
   * Where this server is, as its settings say; null when they do not. What a request says of it goes into no mail: a
   * stranger who asks for somebody's reset would choose where its link leads.
   */
  publicOrigin: string | null
  /** Teams that a person is in, and teams that they follow as a coach. */
  teamsOf(personId: string): Promise<Pick<Session, 'teams' | 'followedTeams'>>
  /** Whether the building's agreement is signed, and whether this person has seen it. */
  agreementOf(caller: Caller): Promise<Session['agreement']>
}
