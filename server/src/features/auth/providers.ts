import { randomUUID } from 'node:crypto'
import type { ProviderInput, Providers } from 'shared/auth/schema'
import { ClearCycleError } from 'shared/errors'
import { inTransaction, type Transaction } from '../../db/transaction'
import type { SignInProvidersTable } from '../../db/sign-in-tables'
import { notThere } from '../../http/guard'
import type { Caller } from '../../http/route'
import { googleIssuer, microsoftDiscovery } from './claims'
import type { AuthDependencies } from './dependencies'
import { SignInStopped } from './oidc'
import { adminView, isLinked, unsealed } from './provider-view'
import { seal } from './sealing'
import * as store from './store'

export async function listProviders({ database }: AuthDependencies, caller: Caller, redirectUri: string): Promise<Providers> {
  const building = await store.findBuilding(database.read, caller.buildingId)
  const issuers = await store.issuersOf(database.read, caller.id)
  const rows = await store.providersOf(database.read, caller.buildingId)
  return { passwords: building.passwords === 1, redirectUri, providers: rows.map((row) => adminView(row, issuers)) }
}

/** Returns its id. @throws bad-request, conflict */
export async function addProvider(dependencies: AuthDependencies, caller: Caller, input: ProviderInput, redirectUri: string): Promise<string> {
  const { database, now, sealingKey, audit } = dependencies
  await refuseInDemo(dependencies, caller)
  const { clientSecret } = input
  if (clientSecret === undefined) throw missing('clientSecret', 'Paste the client secret.')
  const id = randomUUID()
  const row = { id, building_id: caller.buildingId, ...columnsOf(input), client_secret: seal(sealingKey, clientSecret, id), created_at: now() }
  await refuseUnreachable(dependencies, row, redirectUri)
  await inTransaction(database, async (transaction) => {
    await store.insertProvider(transaction, row)
    await audit(transaction, caller, { what: 'sign-in provider added', about: id })
  })
  return id
}

/** @throws not-found, bad-request, conflict */
export async function changeProvider(dependencies: AuthDependencies, caller: Caller, providerId: string, input: ProviderInput, redirectUri: string): Promise<void> {
  const { database, sealingKey, audit } = dependencies
  await refuseInDemo(dependencies, caller)
  const old = await ownProvider(dependencies, caller, providerId)
  const { clientSecret } = input
  const changed = columnsOf(input)
  // A secret is for one issuer and one client; to any other it must not be shown.
  if (clientSecret === undefined && (changed.issuer !== old.issuer || changed.client_id !== old.client_id) && changed.kind !== 'microsoft') {
    throw missing('clientSecret', 'Paste the client secret that belongs to this.')
  }
  const client_secret = clientSecret === undefined ? old.client_secret : seal(sealingKey, clientSecret, providerId)
  const row = { ...old, ...changed, client_secret }
  if (row.issuer !== old.issuer) await refuseUnreachable(dependencies, row, redirectUri)
  await inTransaction(database, async (transaction) => {
    await store.updateProvider(transaction, row)
    await refuseLockOut(transaction, caller)
    await audit(transaction, caller, { what: 'sign-in provider changed', about: providerId })
  })
}

/** @throws not-found, conflict */
export async function removeProvider(dependencies: AuthDependencies, caller: Caller, providerId: string): Promise<void> {
  const { database, audit } = dependencies
  await ownProvider(dependencies, caller, providerId)
  await inTransaction(database, async (transaction) => {
    await store.deleteProvider(transaction, providerId)
    await refuseLockOut(transaction, caller)
    await audit(transaction, caller, { what: 'sign-in provider removed', about: providerId })
  })
}

/** Does this person have an account at a provider of their building that is turned on? */
export async function reachesProvider(db: Transaction, { id, buildingId }: Pick<Caller, 'id' | 'buildingId'>): Promise<boolean> {
  const issuers = await store.issuersOf(db, id)
  const rows = await store.providersOf(db, buildingId)
  return rows.some((row) => row.enabled === 1 && isLinked(row, issuers))
}

async function ownProvider({ database }: AuthDependencies, caller: Caller, providerId: string): Promise<SignInProvidersTable> {
  const row = await store.findProvider(database.read, providerId)
  if (row === undefined || row.building_id !== caller.buildingId) throw notThere()
  return row
}

/** While passwords are off, a change must leave its own admin a way in. */
async function refuseLockOut(transaction: Transaction, caller: Caller): Promise<void> {
  const building = await store.findBuilding(transaction, caller.buildingId)
  if (building.passwords === 1 || (await reachesProvider(transaction, caller))) return
  throw new ClearCycleError('conflict', 'With passwords off, nobody could come in after this, you neither. Turn passwords on first.')
}

/** There anybody is the admin, and would point this server at addresses of their choice. */
async function refuseInDemo({ database }: AuthDependencies, caller: Caller): Promise<void> {
  const { demo } = await store.findBuilding(database.read, caller.buildingId)
  if (demo === 1) throw new ClearCycleError('conflict', 'In the sample school everybody signs in with one click; providers belong to a building of your own.')
}

/** An issuer that is typed by hand may be mistyped: is there one at this address? */
async function refuseUnreachable({ provider, sealingKey }: AuthDependencies, row: SignInProvidersTable, redirectUri: string): Promise<void> {
  if (row.kind !== 'oidc') return
  try {
    await provider.addressOf(unsealed(row, sealingKey), provider.newTrip(), { redirectUri, chooseAccount: false })
  } catch (error) {
    if (!(error instanceof SignInStopped)) throw error
    throw missing('issuer', 'No provider answered at this address. It is the one under which /.well-known/openid-configuration can be read.')
  }
}

function missing(path: string, message: string): ClearCycleError {
  return new ClearCycleError('bad-request', message, [{ path, message }])
}

type Columns = Omit<SignInProvidersTable, 'id' | 'building_id' | 'client_secret' | 'created_at'>

function columnsOf(input: ProviderInput): Columns {
  const { kind, name, clientId, enabled } = input
  const common = { kind, name, client_id: clientId, enabled: enabled ? 1 : 0 } as const
  const lists = (tenants: readonly string[], domains: readonly string[]) => ({ allowed_tenants: JSON.stringify(tenants), allowed_domains: JSON.stringify(domains) })
  switch (input.kind) {
    case 'google':
      return { ...common, issuer: googleIssuer, ...lists([], input.domains) }
    case 'microsoft':
      return { ...common, issuer: microsoftDiscovery(input.tenants), ...lists(input.tenants, []) }
    case 'oidc':
      return { ...common, issuer: input.issuer, ...lists([], input.domains) }
  }
}
