import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Version } from 'shared/history/schema'
import { Button } from '../../../components/button'
import { More } from '../../../components/icons'
import { Menu } from '../../../components/menu'
import { TextLink } from '../../../components/text-link'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { comparisonAddress } from '../addresses'
import { useHistoryOf } from '../history-context'
import { useMoments } from '../use-moments'
import styles from './moment-list.module.css'
import { NameDialog } from './name-dialog'
import { RemoveDialog } from './remove-dialog'
import { RestoreDialog } from './restore-dialog'

type Opened = 'restore' | 'name' | 'remove' | null

/** One moment: what it is, when it was, and what can be done with it. */
export function MomentItem({ version }: { version: Version }) {
  const { t } = useTranslation('history')
  const { cycle, versions, mayRestore } = useHistoryOf()
  const moments = useMoments()
  const [opened, setOpened] = useState<Opened>(null)
  const moment = moments.title(version, versions)
  // Only the last restore is undone; an earlier one has been followed by another, and its moment is one like others.
  const isUndo = version === versions.find(({ kind }) => kind === 'before-restore') && !isRestoreOf(version, versions)
  const close = () => setOpened(null)
  return (
    <li className={styles.moment} data-kind={version.kind}>
      <div className={styles.what}>
        <p className={styles.title}>{moment}</p>
        <Facts version={version} />
      </div>
      <div className={styles.actions}>
        <TextLink to={comparisonAddress(cycle.id, version.id)} className={styles.link ?? ''}>
          <span aria-hidden="true">{t('list.compare')}</span>
          <VisuallyHidden>{t('list.compareLabel', { moment })}</VisuallyHidden>
        </TextLink>
        {mayRestore && (
          <>
            <Button
              size="small"
              aria-label={t(isUndo ? 'list.undoLabel' : 'list.restoreLabel', { moment })}
              onClick={() => setOpened('restore')}
            >
              {t(isUndo ? 'undo.do' : 'restore.open')}
            </Button>
            <MomentMenu moment={moment} version={version} onName={() => setOpened('name')} onRemove={() => setOpened('remove')} />
            <RestoreDialog open={opened === 'restore'} onClose={close} version={version} />
            <NameDialog open={opened === 'name'} onClose={close} version={version} />
            <RemoveDialog open={opened === 'remove'} onClose={close} version={version} moment={moment} />
          </>
        )}
      </div>
    </li>
  )
}

/** Was what was brought back after it itself a moment before a restore? Then this was an undoing. */
function isRestoreOf({ restored }: Version, all: readonly Version[]): boolean {
  return all.find(({ id }) => id === restored)?.kind === 'before-restore'
}

function Facts({ version }: { version: Version }) {
  const { versions } = useHistoryOf()
  const moments = useMoments()
  const kept = version.name !== null && version.kind !== 'name' ? moments.title({ ...version, name: null }, versions) : null
  return (
    <p className={styles.facts}>
      <time dateTime={new Date(version.at).toISOString()}>{moments.when(version.at)}</time>
      {[kept, moments.by(version, versions)].filter((fact) => fact !== null).map((fact) => (
        <span key={fact}> · {fact}</span>
      ))}
    </p>
  )
}

interface MenuProps {
  moment: string
  version: Version
  onName: () => void
  onRemove: () => void
}

/** What the server took by itself it also lets go by itself: only a name, and what was made for it, is taken away by hand. */
function MomentMenu({ moment, version: { name, kind }, onName, onRemove }: MenuProps) {
  const { t } = useTranslation('history')
  const isNamed = name !== null
  return (
    <Menu
      label={t('list.more', { moment })}
      button={<More />}
      groups={[
        {
          items: [
            { key: 'name', label: t(isNamed ? 'name.renameAgain' : 'name.rename'), onSelect: onName },
            ...(isNamed ? [{ key: 'remove', label: t(kind === 'name' ? 'remove.open' : 'unname.open'), onSelect: onRemove }] : []),
          ],
        },
      ]}
    />
  )
}
