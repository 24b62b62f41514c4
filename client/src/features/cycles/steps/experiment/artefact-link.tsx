import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Input } from '../../../../components/field'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue } from '../../../../sync/hooks'
import { linkFault, readLink } from './link-fault'
import styles from './artefact-link.module.css'

/** The address of an artefact. What is typed stays until it is one that opens safely; only then the team gets it. */
export function ArtefactLink({ id }: { id: string }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'artefacts' })
  const { cycle, history } = useCycleRoom()
  const [link, setLink] = useRowValue(cycle.table('artefacts'), id, 'link')
  const [draft, setDraft] = useState<string | null>(null)
  const [wasLeft, setLeft] = useState(false)
  const typed = draft ?? link ?? ''
  const fault = typed.trim() === '' ? null : linkFault(readLink(typed))
  return (
    <div>
      <Input
        type="url"
        inputMode="url"
        label={t('link')}
        placeholder={t('linkExample')}
        value={typed}
        aria-invalid={(wasLeft && fault !== null) || undefined}
        onFocus={() => {
          history.endStep()
          setLeft(false)
        }}
        onChange={({ currentTarget: { value } }) => {
          setDraft(value)
          if (value.trim() === '') setLink(null)
          else if (linkFault(readLink(value)) === null) setLink(readLink(value))
        }}
        onBlur={() => {
          setLeft(true)
          // An address that is one goes; what is none stays for its author to mend.
          if (fault === null) setDraft(null)
        }}
      />
      <p className={styles.fault} role="status">
        {wasLeft && fault && t(`linkFaults.${fault}`)}
      </p>
    </div>
  )
}
