import { type Visibility, VisibilityChip } from '../../../components/visibility-chip'
import { useTrueVisibility } from '../use-sight'

/** The chip of a part of the cycle, as it is true today. */
export function TrueVisibilityChip({ visibility }: { visibility: Visibility }) {
  return <VisibilityChip {...useTrueVisibility(visibility)} />
}
