import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '../../../../components/button'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useCycle } from '../../cycle-context'
import { addressOf } from '../../step-address'

/** Makes an ask of what got in the way, and goes there: to say what would help, and whom to ask. */
export function AskAbout({ words }: { words: string }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'asks' })
  const { cycle, mayEdit, history } = useCycleRoom()
  const { id } = useCycle()
  const navigate = useNavigate()
  if (!mayEdit) return null
  const ask = () => {
    history.endStep()
    const row = cycle.table('asks').add({ to: 'coach', about: words.trim() })
    void navigate(addressOf(id, 'E', `asks/${row}/text`))
  }
  return (
    <div>
      <Button variant="text" size="small" aria-label={t('askForLabel', { words: words.trim() })} onClick={ask}>
        {t('askFor')}
      </Button>
    </div>
  )
}
