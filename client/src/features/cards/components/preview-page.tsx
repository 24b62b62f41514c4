import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Preview } from 'shared/cards/publishing'
import { InAppBar } from '../../../components/app-bar'
import { Banner } from '../../../components/banner'
import { TextLink } from '../../../components/text-link'
import { VisibilityChip } from '../../../components/visibility-chip'
import { hasCode, isOffline } from '../../../lib/api-error'
import { formatDay, longDay } from '../../../lib/dates'
import { useTitle } from '../../../lib/use-title'
import { usePreview } from '../api'
import { CardProblem } from './card-problem'
import page from './card-page.module.css'
import { CardSkeleton } from './card-skeleton'
import { GuestLinksPanel } from './guest-links-panel'
import { HintsPanel } from './hints-panel'
import { OpeningsPanel } from './openings-panel'
import styles from './preview-page.module.css'
import { PublishPanel } from './publish-panel'
import { SharedCard } from './shared-card'

/** What leaves the team, before and after it does: for the team's members. */
export function PreviewPage() {
  const { t } = useTranslation('cards')
  const { cycleId = '' } = useParams()
  const { data, error, refetch } = usePreview(cycleId)
  useTitle(data ? t('titleOf', { number: data.card.cycle.number }) : t('title'))
  // Without the server a preview may still be read, but not for somebody who has left the team.
  const isShut = hasCode(error, 'not-found') || hasCode(error, 'forbidden')
  if (error && (isShut || !data)) return <CardProblem error={error} onTryAgain={() => void refetch()} />
  if (!data) return <CardSkeleton />
  return (
    <div className={page.page}>
      {error && (
        <Banner tone="warn" live>
          {isOffline(error) ? t('preview.offlineShown') : t('preview.failed', { reason: error.message })}
        </Banner>
      )}
      <Head preview={data} />
      <div className={styles.columns}>
        <div className={styles.hints}>
          <HintsPanel preview={data} />
        </div>
        <div className={styles.card}>
          <SharedCard card={data.card} hints={data.hints} heading={2} />
        </div>
        <div className={styles.panels}>
          <PublishPanel preview={data} />
          <OpeningsPanel cycleId={cycleId} />
          <GuestLinksPanel preview={data} />
        </div>
      </div>
    </div>
  )
}

function Head({ preview: { card, published, changedSince } }: { preview: Preview }) {
  const { t } = useTranslation('cards')
  const { team, cycle } = card
  const state =
    published === null
      ? t('preview.notPublished')
      : t(changedSince ? 'preview.changed' : 'preview.published', {
          date: longDay(formatDay(new Date(published.at))),
          name: published.by,
        })
  return (
    <header className={styles.head}>
      <InAppBar place="start">
        <span>{team.name}</span>
      </InAppBar>
      <p>
        <TextLink to={`/cycles/${encodeURIComponent(cycle.id)}`}>{t('preview.back')}</TextLink>
      </p>
      <div className={styles.title}>
        <h1>{t('titleOf', { number: cycle.number })}</h1>
        <VisibilityChip visibility="team" />
      </div>
      <p className={styles.lead}>{t('preview.lead')}</p>
      <p role="status" className={styles.state} data-state={published === null ? 'none' : changedSince ? 'changed' : 'published'}>
        {state}
      </p>
    </header>
  )
}
