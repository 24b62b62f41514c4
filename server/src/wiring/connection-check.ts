import type { Settings } from '../env'
import { EchoDoor } from '../features/connection-check/echo-door'
import { connectionCheckRoutes } from '../features/connection-check/routes'
import type { AddressOf } from '../http/address'
import { allowedOrigins } from '../http/origins'
import type { Rates } from '../http/rates'
import type { Route } from '../http/route'
import type { Clock } from '../lib/clock'
import type { Watching } from './watching'

interface Parts {
  settings: Settings
  rates: Rates
  addressOf: AddressOf
  watching: Pick<Watching, 'checked'>
  now: Clock
}

/** What stands behind the page that checks whether a network lets the live pages through. */
export function createConnectionCheck({ settings, rates, addressOf, watching, now }: Parts): { routes: Route[]; door: EchoDoor } {
  const door = new EchoDoor({
    allowedOrigins: allowedOrigins(settings),
    admit: (request) => rates.admitCheck(addressOf(request)),
    noted: watching.checked,
  })
  return { routes: connectionCheckRoutes(now), door }
}
