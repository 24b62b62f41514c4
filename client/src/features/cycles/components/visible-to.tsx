import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Chip } from '../../../components/chip'
import { Dialog } from '../../../components/dialog'
import { TextLink } from '../../../components/text-link'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useCycle } from '../cycle-context'

/** Who sees this page, in plain words; pressed, it says so at length. */
export function VisibleTo() {
  const { t } = useTranslation('cycle')
  const { id, team, coaches } = useCycle()
  const { personal } = useCycleRoom()
  const [isOpen, setOpen] = useState(false)
  const who = coaches.length > 0 ? t('header.teamCoach') : t('header.team')
  return (
    <>
      <Chip onClick={() => setOpen(true)}>
        <Trans t={t} i18nKey="header.visibleTo" values={{ who }} components={{ b: <strong /> }} />
      </Chip>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t('header.explainVisible')}>
        <p>{t('header.visibleTeam', { team: team.name })}</p>
        {coaches.length > 0 && (
          <p>{t('header.visibleCoach', { coaches: coaches.map(({ name }) => name).join(', ') })}</p>
        )}
        <p>{t('header.visibleOnlyYou')}</p>
        <p>{t('header.visibleNobody')}</p>
        {personal && (
          <p>
            <TextLink to={`/cycles/${encodeURIComponent(id)}/card`}>{t('header.toCard')}</TextLink>
          </p>
        )}
      </Dialog>
    </>
  )
}
