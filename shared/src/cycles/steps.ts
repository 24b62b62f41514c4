/** The five steps of a CLEAR cycle, in order (product.md). Any step opens at any time. */
export const steps = ['C', 'L', 'E', 'A', 'R'] as const
export type Step = (typeof steps)[number]

/** Names of the steps as the field uses them. Screens take theirs from the message catalogue. */
export const stepNames: Record<Step, string> = {
  C: 'Collaborate',
  L: 'Leverage',
  E: 'Experiment',
  A: 'Assess',
  R: 'Re-examine',
}
