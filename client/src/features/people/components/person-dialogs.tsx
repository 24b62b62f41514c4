import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectoryPerson } from 'shared/people/directory'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { Input } from '../../../components/field'
import { ApiError } from '../../../lib/api-error'
import { reasonOf } from '../../../lib/reason'
import { type PersonAct, usePersonAct } from '../api'
import styles from './people.module.css'
import { RoleChoices } from './role-choices'

export type QuestionKind = 'change' | 'roles' | 'deactivate' | 'take back' | 'remove'

export interface PersonQuestion {
  kind: QuestionKind
  person: DirectoryPerson
}

interface PersonDialogsProps {
  question: PersonQuestion
  onClose: () => void
}

/** What is done about one person, each with what it means. */
export function PersonDialogs({ question: { kind, person }, onClose }: PersonDialogsProps) {
  const { t } = useTranslation(['people', 'common'])
  const form = useId()
  const act = usePersonAct()
  const [values, setValues] = useState({ name: person.name, email: person.email ?? '', roles: person.roles })
  const { id: personId, name } = person
  const titles = {
    change: t('changeTitle', { name }),
    roles: t('setRolesTitle', { name }),
    deactivate: t('deactivateTitle', { name }),
    'take back': t('takeBack'),
    remove: t('removeTitle', { name }),
  }
  const toDo: Record<QuestionKind, PersonAct> = {
    change: { kind: 'change', personId, change: { name: values.name, email: values.email.trim() === '' ? null : values.email } },
    roles: { kind: 'roles', personId, roles: values.roles },
    deactivate: { kind: 'deactivate', personId },
    'take back': { kind: 'take back', personId },
    remove: { kind: 'remove', personId },
  }
  const buttons = { change: t('save'), roles: t('save'), deactivate: t('deactivate'), 'take back': t('takeBack'), remove: t('removeDo') }
  const isHarsh = kind === 'deactivate' || kind === 'remove'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!act.isPending) act.mutate(toDo[kind], { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={titles[kind]}
      size={kind === 'roles' ? 'medium' : 'small'}
      actions={
        <>
          <Button data-autofocus={isHarsh || undefined} onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" form={form} variant={isHarsh ? 'danger' : 'primary'} busy={act.isPending}>
            {buttons[kind]}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.fields} onSubmit={submit}>
        {act.error && (
          <Banner tone="bad" live>
            {t('failed', { reason: reasonOf(act.error) })}
          </Banner>
        )}
        {kind === 'change' && <NameAndAddress values={values} error={act.error} onChange={(part) => setValues((before) => ({ ...before, ...part }))} />}
        {kind === 'roles' && (
          <>
            <p>{t('setRolesBody', { name })}</p>
            <RoleChoices roles={values.roles} onChange={(roles) => setValues((before) => ({ ...before, roles }))} />
          </>
        )}
        {(kind === 'deactivate' || kind === 'take back' || kind === 'remove') && <Leaving kind={kind} name={name} />}
      </form>
    </Dialog>
  )
}

interface NameAndAddressProps {
  values: { name: string; email: string }
  error: Error | null
  onChange: (part: { name?: string; email?: string }) => void
}

function NameAndAddress({ values, error, onChange }: NameAndAddressProps) {
  const { t } = useTranslation('people')
  const fault = (path: string) => (error instanceof ApiError ? error.fields.find((field) => field.path === path)?.message : undefined)
  return (
    <>
      <Input data-autofocus label={t('name')} value={values.name} onChange={(event) => onChange({ name: event.target.value })} required maxLength={120} error={fault('name')} />
      <Input type="email" label={t('email')} hint={t('emailHint')} value={values.email} onChange={(event) => onChange({ email: event.target.value })} error={fault('email')} />
    </>
  )
}

function Leaving({ kind, name }: { kind: 'deactivate' | 'take back' | 'remove'; name: string }) {
  const { t } = useTranslation('people')
  if (kind === 'take back') return <p>{t('takeBackBody', { name })}</p>
  if (kind === 'deactivate') return <p>{t('deactivateBody', { name })}</p>
  return (
    <>
      <p>{t('removeWords', { name })}</p>
      <p>{t('removeOwn')}</p>
      <p>{t('removeIn')}</p>
    </>
  )
}
