import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BuildingRole } from 'shared/access/standing'
import type { Directory, DirectoryPerson } from 'shared/people/directory'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Checkbox } from '../../../components/checkbox'
import { Dialog } from '../../../components/dialog'
import { Input } from '../../../components/field'
import { ApiError } from '../../../lib/api-error'
import { reasonOf } from '../../../lib/reason'
import { useAddPerson } from '../api'
import styles from './people.module.css'
import { RoleChoices } from './role-choices'

interface AddPersonDialogProps {
  open: boolean
  teams: Directory['teams']
  onClose: () => void
  onInvite: (person: Pick<DirectoryPerson, 'id' | 'name' | 'email'>) => void
}

const nobody = { name: '', email: '', roles: Array<BuildingRole>(), teamIds: Array<string>() }

/** Adds somebody, and goes on to their invitation. */
export function AddPersonDialog({ open, teams, onClose, onInvite }: AddPersonDialogProps) {
  const { t } = useTranslation(['people', 'common'])
  const form = useId()
  const [values, setValues] = useState(nobody)
  const add = useAddPerson()
  const set = (part: Partial<typeof nobody>) => setValues((before) => ({ ...before, ...part }))
  const close = () => {
    setValues(nobody)
    add.reset()
    onClose()
  }
  const email = values.email.trim() === '' ? null : values.email.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (add.isPending) return
    add.mutate(
      { ...values, email },
      {
        onSuccess({ personId }) {
          close()
          onInvite({ id: personId, name: values.name.trim(), email })
        },
      },
    )
  }
  const faults = Object.fromEntries(add.error instanceof ApiError ? add.error.fields.map(({ path, message }) => [path, message]) : [])
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('addTitle')}
      actions={
        <>
          <Button onClick={close}>{t('common:cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={add.isPending}>
            {t('addInvite')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.fields} onSubmit={submit}>
        {add.error && Object.keys(faults).length === 0 && (
          <Banner tone="bad" live>
            {t('failed', { reason: reasonOf(add.error) })}
          </Banner>
        )}
        <Input data-autofocus label={t('name')} value={values.name} onChange={(event) => set({ name: event.target.value })} required maxLength={120} autoComplete="off" error={faults.name} />
        <Input type="email" label={t('email')} hint={t('emailHint')} value={values.email} onChange={(event) => set({ email: event.target.value })} autoComplete="off" error={faults.email} />
        {teams.length > 0 && (
          <fieldset className={styles.choices}>
            <legend>{t('teams')}</legend>
            <div className={styles.columns}>
              {teams.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  checked={values.teamIds.includes(id)}
                  onChange={(on) => set({ teamIds: on ? [...values.teamIds, id] : values.teamIds.filter((each) => each !== id) })}
                >
                  {name}
                </Checkbox>
              ))}
            </div>
          </fieldset>
        )}
        <RoleChoices roles={values.roles} onChange={(roles) => set({ roles })} />
      </form>
    </Dialog>
  )
}
