/** Roles that a building gives; whoever is a member of a team is a teacher there, without a role. */
export const buildingRoles = ['coach', 'leader', 'admin'] as const
export type BuildingRole = (typeof buildingRoles)[number]

/**
 * What somebody is to the team that it is about; `owner` is the author of a personal document. Decided by the server
 * from its tables. A role in the building never widens a team's rooms (product.md "Who sees what"): a leader and an
 * admin are `none`, unless the team has invited the leader for today, or the admin has said why they must look.
 * `until` is when that ends, in milliseconds since 1970: no rule asks for it, but whoever is let in is looked at again then.
 */
export type Relation =
  | { kind: 'member' }
  | {
      kind: 'coach'
      /** The team lets its coach edit. */
      mayEdit: boolean
      /** The team has paused its coach: nothing of the room is open. */
      paused: boolean
      /** The team has opted in to show tries and attributions. */
      practiceShared: boolean
    }
  /** A leader, on the day for which the team has invited them: read-only, no local copy. */
  | { kind: 'invited'; until?: number }
  /** An admin in an emergency, on record and told to the team: read-only, no local copy. */
  | { kind: 'emergency'; until?: number }
  | { kind: 'owner' }
  | { kind: 'none' }

/** Everything about a person that a policy may look at. */
export interface Standing {
  roles: readonly BuildingRole[]
  toTeam: Relation
  /** Is the person a member of any team of the building? */
  teaches: boolean
}

/** What a policy may know of the thing itself. */
export interface Facts {
  /** The team has published this cycle's shared card. */
  published: boolean
  /** … and shares it with the other teams. */
  sharedWithTeams: boolean
}
