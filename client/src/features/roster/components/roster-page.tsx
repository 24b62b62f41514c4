import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppliedRoster, RosterPreview } from 'shared/roster/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { TextLink } from '../../../components/text-link'
import { reasonOf } from '../../../lib/reason'
import { useTitle } from '../../../lib/use-title'
import { sendRoster } from '../api'
import { toZip, type Zipped } from '../to-zip'
import { PreviewPart } from './preview-part'
import { RosterDrop } from './roster-drop'
import styles from './roster.module.css'

type Refused = Exclude<Zipped['kind'], 'zip'>

/** Staff out of the student information system's files: what would change, then the changes. */
export function RosterPage() {
  const { t } = useTranslation('roster')
  useTitle(t('title'))
  const queries = useQueryClient()
  const [preview, setPreview] = useState<RosterPreview | null>(null)
  const [applied, setApplied] = useState<AppliedRoster | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const send = useMutation({ mutationFn: sendRoster, onSuccess: setPreview })
  const take = async (files: readonly File[]) => {
    const zipped = await toZip(files)
    setApplied(null)
    setRefused(zipped.kind === 'zip' ? null : zipped.kind)
    if (zipped.kind === 'zip') send.mutate(zipped.zip)
  }
  const done = (result: AppliedRoster) => {
    setPreview(null)
    setApplied(result)
    // People, teams, who is in them: asked for anew wherever they show.
    void queries.invalidateQueries()
  }
  return (
    <div className={styles.page}>
      <h1>{t('title')}</h1>
      <p className={styles.lead}>{t('lead')}</p>
      {applied && <Done {...applied} />}
      {refused && (
        <Banner tone="bad" live>
          {t(`refused.${refused}`)}
        </Banner>
      )}
      {send.error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(send.error) })}
        </Banner>
      )}
      {preview === null ? (
        <RosterDrop busy={send.isPending} onFiles={(files) => void take(files)} />
      ) : (
        <PreviewPart
          preview={preview}
          onPreview={setPreview}
          onApplied={done}
          startOver={<Button onClick={() => setPreview(null)}>{t('startOver')}</Button>}
        />
      )}
    </div>
  )
}

function Done({ applied }: AppliedRoster) {
  const { t } = useTranslation('roster')
  const made = applied.map(({ kind, count }) => t(`made.${kind}`, { count }))
  return (
    <Banner tone="good" live actions={<TextLink to="/building/people">{t('toPeople')}</TextLink>}>
      {made.length === 0 ? t('nothingDone') : t('done', { what: made.join(', ') })}
    </Banner>
  )
}
