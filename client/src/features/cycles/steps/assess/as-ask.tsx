import { useTranslation } from 'react-i18next'
import type { PracticeDocument } from 'shared/cycles/document'
import { Button } from '../../../../components/button'
import { TextLink } from '../../../../components/text-link'
import { showToast } from '../../../../components/toast-store'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useCycle } from '../../cycle-context'
import { addressOf } from '../../step-address'
import type { Cause } from './cause-card'

/** Sends a cause as an ask: conditions to the leader, what is ours to the coach. Its words then stand in the team's room. */
export function AsAsk({ cause, practice }: { cause: Cause; practice: PracticeDocument }) {
  const { t } = useTranslation('assess', { keyPrefix: 'difference' })
  const { cycle, mayEdit, history } = useCycleRoom()
  const { id: cycleId } = useCycle()
  const causes = practice.table('attributions')
  if (cause.asAsk) return <TextLink to={addressOf(cycleId, 'E', 'asks')}>{t('isAsk')}</TextLink>
  if (!mayEdit || cause.cause.trim() === '') return null
  const to = cause.column === 'changeable' || cause.column === null ? 'coach' : 'leader'
  const send = () => {
    history.endStep()
    causes.set(cause.id, 'asAsk', true)
    const ask = cycle.table('asks').add({ to, text: cause.cause.trim(), about: cause.reframe.trim() })
    showToast(t(`sentTo.${to}`), () => {
      cycle.table('asks').remove(ask)
      causes.set(cause.id, 'asAsk', false)
    })
  }
  return (
    <Button variant="text" size="small" onClick={send}>
      {t(`sendTo.${to}`)}
    </Button>
  )
}
