import { useArrangedTeams } from '../features/buildings/api'
import { EraseInBuilding } from '../features/erasing/components/erase-in-building'

/** A name goes out of one team's pages, or everybody's: until the teams are there, everybody's. */
export function EraseInBuildingPart() {
  const { data } = useArrangedTeams()
  return <EraseInBuilding teams={data?.teams ?? []} />
}
