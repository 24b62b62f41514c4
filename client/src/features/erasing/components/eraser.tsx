import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestName } from 'shared/erasing/limits'
import type { ErasurePreview, ErasureReport } from 'shared/erasing/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Checkbox } from '../../../components/checkbox'
import { Dialog } from '../../../components/dialog'
import { Input } from '../../../components/field'
import { faultOfField } from '../fault-of-field'
import { type Asked, type Place, useErase, usePreview } from '../api'
import styles from './erasing.module.css'
import { Found } from './found'
import { Places } from './places'

interface EraserProps {
  place: Place
  /** Which pages, where there is a choice. */
  choice?: ReactNode
  onClose: () => void
}

/** From a name to its report: type it, look where it stands, type it again, and it is gone. The name stays in this dialog. */
export function Eraser({ place, choice, onClose }: EraserProps) {
  const [asked, setAsked] = useState<Asked>({ name: '', capitalized: false })
  const [preview, setPreview] = useState<ErasurePreview | null>(null)
  if (preview) return <Confirm {...{ place, asked, preview, onClose }} onBack={() => setPreview(null)} />
  return <Ask {...{ place, choice, asked, setAsked, onClose }} onFound={setPreview} />
}

interface AskProps extends EraserProps {
  asked: Asked
  setAsked: (asked: Asked) => void
  onFound: (preview: ErasurePreview) => void
}

function Ask({ place, choice, asked, setAsked, onFound, onClose }: AskProps) {
  const { t } = useTranslation(['erasing', 'common'])
  const look = usePreview()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!look.isPending) look.mutate({ place, asked }, { onSuccess: onFound })
  }
  const { fault, reason } = faultOfField(look.error, 'name')
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title')}
      actions={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" form="erase-a-name" variant="primary" busy={look.isPending} disabled={asked.name.trim() === ''}>
            {look.isPending ? t('looking') : t('look')}
          </Button>
        </>
      }
    >
      <form id="erase-a-name" className={styles.form} onSubmit={submit} autoComplete="off">
        {choice}
        <Input
          {...{ label: t('name'), hint: t('nameHint'), error: fault, maxLength: longestName }}
          {...{ value: asked.name, autoComplete: 'off', autoCapitalize: 'words', spellCheck: false, required: true }}
          onChange={(event) => setAsked({ ...asked, name: event.target.value })}
        />
        <Checkbox checked={asked.capitalized} hint={t('capitalizedHint')} onChange={(capitalized) => setAsked({ ...asked, capitalized })}>
          {t('capitalized')}
        </Checkbox>
        {reason && (
          <Banner tone="bad" live>
            {t('failed', { reason })}
          </Banner>
        )}
      </form>
    </Dialog>
  )
}

interface ConfirmProps {
  place: Place
  asked: Asked
  preview: ErasurePreview
  onBack: () => void
  onClose: () => void
}

function Confirm({ place, asked, preview, onBack, onClose }: ConfirmProps) {
  const { t } = useTranslation(['erasing', 'common'])
  const [again, setAgain] = useState('')
  const erase = useErase()
  if (erase.data?.report) return <Done report={erase.data.report} cycles={preview.cycles} onClose={onClose} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!erase.isPending) erase.mutate({ place, asked, again })
  }
  const { fault, reason } = faultOfField(erase.error, 'again')
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title')}
      actions={
        <>
          <Button onClick={onBack} disabled={erase.isPending}>
            {t('back')}
          </Button>
          <Button type="submit" form="erase-for-good" variant="danger" busy={erase.isPending} disabled={again.trim() === ''}>
            {erase.isPending ? t('busy') : t('do')}
          </Button>
        </>
      }
    >
      <form id="erase-for-good" className={styles.form} onSubmit={submit} autoComplete="off">
        <Found preview={preview} />
        <Input label={t('again')} error={fault} value={again} maxLength={longestName} autoComplete="off" spellCheck={false} onChange={(event) => setAgain(event.target.value)} />
        {erase.isPending && <Banner live>{t('patience')}</Banner>}
        {reason && (
          <Banner tone="bad" live>
            {reason}
          </Banner>
        )}
      </form>
    </Dialog>
  )
}

function Done({ report, cycles, onClose }: { report: ErasureReport; cycles: ErasurePreview['cycles']; onClose: () => void }) {
  const { t } = useTranslation('erasing')
  const { places, documents } = report
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('done.title')}
      actions={
        <Button variant="primary" onClick={onClose}>
          {t('done.close')}
        </Button>
      }
    >
      <p role="status">{t('done.summary', { count: places.reduce((sum, place) => sum + place.count, 0), documents })}</p>
      {places.length > 0 && <Places places={places} cycles={cycles} />}
      <p className={styles.quiet}>{t('done.keep')}</p>
    </Dialog>
  )
}
