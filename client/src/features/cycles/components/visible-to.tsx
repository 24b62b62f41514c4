import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Chip } from '../../../components/chip'
import { Dialog } from '../../../components/dialog'
import { TextLink } from '../../../components/text-link'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useCycle } from '../cycle-context'
import { useSight } from '../use-sight'

/** Who sees this page today, in plain words; pressed, it says so at length. */
export function VisibleTo() {
  const { t } = useTranslation('cycle')
  const { coaches, invited, emergency } = useSight()
  const [isOpen, setOpen] = useState(false)
  const visitors = [...invited, ...emergency]
  const who = [
    coaches.length > 0 ? t('header.teamCoach') : t('header.team'),
    // Long names would push who is here out of the bar.
    ...(visitors.length > 1 ? [t('header.readers', { count: visitors.length })] : visitors),
  ].join(' + ')
  return (
    <>
      <Chip onClick={() => setOpen(true)}>
        <Trans t={t} i18nKey="header.visibleTo" values={{ who }} components={{ b: <strong /> }} shouldUnescape />
      </Chip>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t('header.explainVisible')}>
        <WhoSees />
      </Dialog>
    </>
  )
}

function WhoSees() {
  const { t } = useTranslation('cycle')
  const { id, team, as } = useCycle()
  const { personal } = useCycleRoom()
  const { coaches, triesCoaches, paused, invited, emergency } = useSight()
  const names = (people: readonly string[]) => ({ names: people.join(', ') })
  return (
    <>
      <p>{t('header.visibleTeam', { team: team.name })}</p>
      {coaches.length > 0 && <p>{t('header.visibleCoach', names(coaches))}</p>}
      <p>{triesCoaches.length > 0 ? t('header.visibleTries', names(triesCoaches)) : t('header.visibleNoTries')}</p>
      {paused.length > 0 && <p>{t('header.visiblePaused', names(paused))}</p>}
      {invited.length > 0 && <p>{t('header.visibleInvited', names(invited))}</p>}
      {emergency.length > 0 && <p>{t('header.visibleEmergency', names(emergency))}</p>}
      <p>{t('header.visibleOnlyYou')}</p>
      <p>{t('header.visibleNobody')}</p>
      {(as === 'member' || as === 'coach') && (
        <p>
          <TextLink to={`/teams/${encodeURIComponent(team.id)}`}>{t(as === 'member' ? 'header.toTeam' : 'header.toTeamOfCoach')}</TextLink>
        </p>
      )}
      {personal && (
        <p>
          <TextLink to={`/cycles/${encodeURIComponent(id)}/card`}>{t('header.toCard')}</TextLink>
        </p>
      )}
    </>
  )
}
