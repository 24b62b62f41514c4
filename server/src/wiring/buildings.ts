import type { AuthDependencies } from '../features/auth/dependencies'
import { createLink } from '../features/auth/links'
import { keepPassword, refuseWeak } from '../features/auth/passwords'
import { signInWithin } from '../features/auth/sign-in'
import type { BuildingDependencies } from '../features/buildings/dependencies'
import type { SetupLink } from '../features/buildings/setup-link'
import { remakeCards } from '../features/cards/commands'
import type { PeopleDependencies } from '../features/people/dependencies'
import type { Acting } from '../http/acting'

/** What buildings take from signing in and from the shared cards. */
export function buildingDependencies(acting: Acting, signingIn: AuthDependencies, setupLink: SetupLink): BuildingDependencies {
  return {
    ...{ ...acting, setupLink, addressOf: signingIn.addressOf, minimumChanged: remakeCards },
    async hashPassword(password, about) {
      refuseWeak(password, about)
      return signingIn.hashing.make(password)
    },
    keepPassword: (transaction, kept) => keepPassword(acting, transaction, kept),
    signInWithin: (transaction, exchange, whom) => signInWithin(signingIn, transaction, exchange, whom),
  }
}

/** What people take from signing in and from the live documents. */
export function peopleDependencies(acting: Acting, rest: Omit<PeopleDependencies, keyof Acting | 'createInvitation'>): PeopleDependencies {
  return {
    ...{ ...acting, ...rest },
    async createInvitation(transaction, personId, baseUrl, { id, buildingId }) {
      const invitation = { kind: 'invitation', personId, buildingId, createdBy: id } as const
      const { token, expiresAt } = await createLink(acting, transaction, invitation)
      return { url: `${baseUrl}/links/${token}`, expiresAt }
    },
  }
}
