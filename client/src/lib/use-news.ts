import { useQueryClient } from '@tanstack/react-query'
import { newsOf } from 'shared/dashboards/schema'
import { useEffect } from 'react'
import { watchNews } from './news'

/** Keeps a page that shows what others do up to date while it is looked at. Its queries' keys begin with their `what`. */
export function useNews(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const ask = (what: string) => void queries.invalidateQueries({ queryKey: [what] })
    return watchNews({ onHint: ask, onBack: () => newsOf.forEach(ask) })
  }, [queries])
}
