import { useTranslation } from 'react-i18next'
import { announce } from '../../../../components/announce'
import { Button } from '../../../../components/button'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import type { VisitRow } from './visit'

/** "I'll come", or "Come and see me": fills the place that is still free. Who has taken it can step back. */
export function TakeVisit({ visit: { id, kind, person, with: other }, me }: { visit: VisitRow; me: string }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'visits' })
  const { cycle, history } = useCycleRoom()
  if (person === me || (other !== null && other !== me)) return null
  const isMine = other === me
  const take = () => {
    history.endStep()
    cycle.table('visits').set(id, 'with', isMine ? null : me)
    announce(t(isMine ? 'steppedBack' : 'taken'))
  }
  const verb = kind === 'wish' ? t('welcome') : t('comeTo')
  return isMine ? (
    <Button variant="text" size="small" onClick={take}>
      {t('stepBack')}
    </Button>
  ) : (
    <Button size="small" onClick={take}>
      {verb}
    </Button>
  )
}
