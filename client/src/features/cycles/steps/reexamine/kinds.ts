import type { CycleView } from 'shared/cycles/document'

export type Kind = NonNullable<CycleView['cards'][number]['kind']>

/** The three kinds of card and of decision, as they stand side by side. */
export const kinds: readonly Kind[] = ['start', 'stop', 'continue']
