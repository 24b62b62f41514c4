import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router'
import * as z from 'zod/mini'
import { sessionKey } from '../features/auth/api'
import { AgreementPage } from '../features/buildings/components/agreement-page'
import '../lib/building-messages'

const stateSchema = z.object({ next: z.string().check(z.startsWith('/')) })

/** `/agreement`: on the way in the first time, then to where one wanted to go. */
export function AgreementRoute() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const state = stateSchema.safeParse(useLocation().state)
  return (
    <AgreementPage
      onChanged={() => queries.refetchQueries({ queryKey: sessionKey })}
      onGoOn={() => void navigate(state.success ? state.data.next : '/', { replace: true })}
    />
  )
}
