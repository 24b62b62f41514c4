import type { Directory, DirectoryPerson } from 'shared/people/directory'
import * as store from './store'
import type { PeopleDependencies } from './dependencies'

/** Everybody in a building, as its admin sees them: who they are here, not what they do. */
export async function readDirectory({ database, now, mailer }: PeopleDependencies, buildingId: string): Promise<Directory> {
  const { read } = database
  const [people, demo, roles, memberships, coaching, teams, passwords, identities, invitations] = await Promise.all([
    store.allPeople(read, buildingId),
    store.isDemo(read, buildingId),
    store.allRoles(read, buildingId),
    store.allMemberships(read, buildingId),
    store.allCoaching(read, buildingId),
    store.openTeams(read, buildingId),
    store.allPasswords(read, buildingId),
    store.allIdentities(read, buildingId),
    store.openInvitations(read, buildingId, now()),
  ])
  return {
    people: people.map(({ id, name, email, deactivated_at }): DirectoryPerson => {
      const ofThem = <T extends { person_id: string }>(rows: readonly T[]) => rows.filter(({ person_id }) => person_id === id)
      const signsInWith = {
        password: ofThem(passwords).length > 0,
        providers: ofThem(identities).map((identity) => identity.name ?? identity.issuer),
      }
      const invitedUntil = Math.max(0, ...ofThem(invitations).map(({ expires_at }) => expires_at)) || null
      const canSignIn = demo || signsInWith.password || signsInWith.providers.length > 0
      return {
        ...{ id, name, email, signsInWith, invitedUntil },
        roles: ofThem(roles).map(({ role }) => role),
        teams: ofThem(memberships),
        coachedTeams: ofThem(coaching),
        state: stateOf({ deactivated: deactivated_at !== null, canSignIn, invited: invitedUntil !== null }),
      }
    }),
    teams,
    mails: mailer !== null,
  }
}

function stateOf({ deactivated, canSignIn, invited }: { deactivated: boolean; canSignIn: boolean; invited: boolean }): DirectoryPerson['state'] {
  if (deactivated) return 'deactivated'
  if (canSignIn) return 'active'
  return invited ? 'invited' : 'new'
}
