import { randomInt } from 'node:crypto'
import { ClearCycleError } from 'shared/errors'
import { codeAlphabet, codeLength, type JoinCode, type JoinPage, toCode } from 'shared/joining/schema'
import type { Database } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import type { Acting, By } from '../../http/acting'
import { day } from '../../lib/clock'
import * as store from './store'

type Db = Database['read']

export const codeLasts = 30 * day

/** The team's code, while it has one that is good. */
export async function readCode({ database, now }: Acting, teamId: string): Promise<JoinCode> {
  const row = await store.codeOfTeam(database.read, teamId, now())
  return { code: row?.code ?? null, expiresAt: row?.expires_at ?? null }
}

/** Gives the team a code of its own for 30 days; the one before opens nothing from now on. */
export async function renewCode({ database, now, audit }: Acting, teamId: string, by: By): Promise<JoinCode> {
  const code = newCode()
  const created_at = now()
  const expires_at = created_at + codeLasts
  await inTransaction(database, async (transaction) => {
    await store.keepCode(transaction, { building_id: by.buildingId, team_id: teamId, code, created_at, expires_at })
    await audit(transaction, by, { what: 'join code renewed', about: teamId })
  })
  return { code, expiresAt: expires_at }
}

/** The door that a code opens. @throws ClearCycleError `not-found`, the same for what was mistyped and what is over */
export async function doorOf(db: Db, typed: string, now: number) {
  const door = await store.teamOfCode(db, toCode(typed), now)
  if (door === undefined) {
    throw new ClearCycleError('not-found', 'This code opens nothing. Look at it again, or ask somebody in the team for a new one: a code is good for 30 days.')
  }
  return door
}

/** What a code shows: names of team and school, and how whoever asks stands to the team. */
export async function readDoor({ database, now }: Acting, typed: string, caller: { id: string; buildingId: string } | null): Promise<JoinPage> {
  const { read } = database
  const { teamId, teamName, buildingId, buildingName, passwords } = await doorOf(read, typed, now())
  const here = caller?.buildingId === buildingId ? caller : null
  return {
    team: { name: teamName },
    building: { name: buildingName },
    passwords: passwords === 1 && !(await store.isDemo(read, buildingId)),
    state: here === null ? 'stranger' : await stateOf(read, teamId, here.id),
  }
}

export async function stateOf(db: Db, teamId: string, personId: string): Promise<JoinPage['state']> {
  if (await store.isMember(db, teamId, personId)) return 'member'
  return (await store.isWaiting(db, teamId, personId)) ? 'waiting' : 'stranger'
}

function newCode(): string {
  return Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
}
