import { lazy, Suspense } from 'react'
import { useSession } from '../lib/session'

const Later = lazy(async () => {
  const [part] = await Promise.all([import('../features/buildings/components/first-days'), import('../lib/building-messages')])
  return { default: part.FirstDays }
})

/** For admins, on the first page that they come to, until the building's teams can begin. */
export function FirstDaysPart({ className }: { className?: string | undefined }) {
  const { roles } = useSession()
  if (!roles.includes('admin')) return null
  return (
    <Suspense>
      <Later className={className} />
    </Suspense>
  )
}
