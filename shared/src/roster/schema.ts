import * as z from 'zod/mini'

/** What a roster may change. What it merely suggests, and nobody gets without being asked, is a proposal. */
export const rosterChangeKinds = ['add team', 'add person', 'change person', 'add to team', 'remove from team', 'deactivate person'] as const
export const rosterProposalKinds = ['make leader', 'let in again'] as const

/** The longest zip that is taken, in bytes. */
export const longestRoster = 20 * 1024 * 1024

const about = {
  /** The same for the same change, also in a later preview. */
  id: z.string(),
  /** Names as they will be; null where no person or no team is concerned. */
  person: z.nullable(z.string()),
  team: z.nullable(z.string()),
}

export const rosterChangeSchema = z.object({
  ...about,
  kind: z.enum(rosterChangeKinds),
  details: z.array(
    z.object({ field: z.enum(['name', 'email', 'grade', 'roster']), before: z.nullable(z.string()), after: z.nullable(z.string()) }),
  ),
  /** Changes without which this one cannot be made: leave one of them out, and this one is left out with it. */
  needs: z.array(z.string()),
  /** Somebody of this name is in the building already, under no id of the roster: perhaps the same person. */
  namesake: z.boolean(),
})
export type RosterChange = z.infer<typeof rosterChangeSchema>

export const rosterProposalSchema = z.object({ ...about, kind: z.enum(rosterProposalKinds), needs: z.array(z.string()) })
export type RosterProposal = z.infer<typeof rosterProposalSchema>

/** Never anything that stood in the row: it may have been a student's. */
export const rosterProblemSchema = z.object({
  file: z.string(),
  /** Counted from 1, the header's; null: the file as a whole. */
  line: z.nullable(z.number()),
  message: z.string(),
})
export type RosterProblem = z.infer<typeof rosterProblemSchema>

/** POST /api/roster/previews (a zip), GET /api/roster/previews/:previewId: what the roster would change, before it does. */
export const rosterPreviewSchema = z.object({
  id: z.string(),
  /** Milliseconds since 1970; after it the roster has to be sent again. */
  expiresAt: z.number(),
  /** The schools of the roster, and which one this building is; null: say so first (…/school). */
  schools: z.array(z.object({ id: z.string(), name: z.string() })),
  schoolId: z.nullable(z.string()),
  changes: z.array(rosterChangeSchema),
  proposals: z.array(rosterProposalSchema),
  problems: z.array(rosterProblemSchema),
  /** More of them than are listed. */
  moreProblems: z.number(),
  /** Staff of the roster in whom nothing changes. */
  unchanged: z.number(),
  /** Rows of students and their families, passed over unread. */
  droppedStudents: z.number(),
})
export type RosterPreview = z.infer<typeof rosterPreviewSchema>

/** PUT /api/roster/previews/:previewId/school */
export const rosterSchoolSchema = z.object({ schoolId: z.string().check(z.maxLength(200)) })

const ids = z.array(z.string().check(z.maxLength(64))).check(z.maxLength(10_000))

/** POST /api/roster/previews/:previewId/application: every change but `except`; of the proposals only `also`. */
export const applyRosterSchema = z.object({ except: ids, also: ids })
export type ApplyRoster = z.infer<typeof applyRosterSchema>

export const appliedRosterSchema = z.object({
  applied: z.array(z.object({ kind: z.enum([...rosterChangeKinds, ...rosterProposalKinds]), count: z.number() })),
})
export type AppliedRoster = z.infer<typeof appliedRosterSchema>
