import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestVersionName, type Version } from 'shared/history/schema'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { Input } from '../../../components/field'
import { showToast } from '../../../components/toast-store'
import { reasonOf } from '../../../lib/reason'
import { useName } from '../api'
import { useHistoryOf } from '../history-context'
import styles from './dialogs.module.css'

interface Props {
  open: boolean
  onClose: () => void
  /** Null: the page as it is now. */
  version: Version | null
}

/** Gives a moment a name: the one that is now, which is kept by it, or one that is kept already. */
export function NameDialog({ open, onClose, version }: Props) {
  const { t } = useTranslation(['history', 'common'])
  const form = useId()
  const { cycle } = useHistoryOf()
  const name = useName(cycle.id, version?.id ?? null)
  const close = () => {
    name.reset()
    onClose()
  }
  const save = (typed: string) =>
    name.mutate(
      { name: typed },
      {
        onSuccess: () => {
          close()
          showToast(t(version ? 'name.renamed' : 'name.done', { name: typed }))
        },
      },
    )
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t(version ? 'name.renameTitle' : 'name.title')}
      size="small"
      actions={
        <>
          <Button onClick={close}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form={form} busy={name.isPending}>
            {name.isPending ? t('name.busy') : t(version ? 'name.save' : 'name.do')}
          </Button>
        </>
      }
    >
      {!version && <p>{t('name.body')}</p>}
      <NameForm id={form} first={version?.name ?? ''} onSave={(typed) => !name.isPending && save(typed)} />
      <p role="status" className={styles.trouble}>
        {name.error && t('name.failed', { reason: reasonOf(name.error) })}
      </p>
    </Dialog>
  )
}

function NameForm({ id, first, onSave }: { id: string; first: string; onSave: (typed: string) => void }) {
  const { t } = useTranslation('history')
  const [typed, setTyped] = useState(first)
  const [isMissing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const trimmed = typed.trim()
    setMissing(trimmed === '')
    if (trimmed !== '') onSave(trimmed)
  }
  return (
    <form id={id} onSubmit={submit}>
      <Input
        data-autofocus
        label={t('name.label')}
        placeholder={t('name.placeholder')}
        value={typed}
        maxLength={longestVersionName}
        error={isMissing && t('name.empty')}
        onChange={(event) => setTyped(event.target.value)}
      />
    </form>
  )
}
