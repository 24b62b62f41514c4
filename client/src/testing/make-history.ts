import type { CycleDetail } from 'shared/cycles/schema'
import type { Comparison, Version, Versions } from 'shared/history/schema'
import { ana, ben, makeSummary } from './fake-server'

/** A cycle as `GET /cycles/:cycleId` answers it to Ana of a team of two. */
export function makeDetail(parts: Partial<CycleDetail> = {}): CycleDetail {
  return {
    ...makeSummary(),
    team: { id: 'grade-3', name: 'Grade 3', grade: '3', students: 71 },
    members: [ana, ben],
    coaches: [],
    nextMeeting: null,
    previousCycleId: null,
    nextCycleId: null,
    mayEdit: true,
    mayWriteTries: true,
    as: 'member',
    until: null,
    sight: { coaches: [{ name: 'Dana Okafor', paused: false, practiceShared: false }], visitors: [] },
    emergencies: [],
    documents: { cycle: { id: 'cycle', epoch: 1 }, practice: null, personal: null },
    ...parts,
  }
}

export function makeVersion(parts: Partial<Version> = {}): Version {
  return { id: 'v1', kind: 'name', name: 'Before the goal', step: 'C', by: { id: 'ana', name: 'Ana Nuñez' }, at: Date.parse('2025-11-14T14:45:00'), restored: null, ...parts }
}

export function makeVersions(parts: Partial<Versions> = {}): Versions {
  return { versions: [makeVersion()], mayRestore: true, withPractice: true, ...parts }
}

/** From that version to now. */
export function makeComparison(parts: Partial<Comparison> = {}): Comparison {
  return { before: makeVersion(), after: null, differences: [], names: {}, ...parts }
}
