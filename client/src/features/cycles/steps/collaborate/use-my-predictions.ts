import { usePersonalView } from '../../views'

/** Ids of my predictions that no reveal has shared yet; none for who is not in the team. */
export function useMyPredictions(): string[] {
  const personal = usePersonalView()
  if (!personal) return []
  const copied = new Set(personal.copies.map(({ row }) => row))
  return personal.predictions.filter(({ id }) => !copied.has(id)).map(({ id }) => id)
}
