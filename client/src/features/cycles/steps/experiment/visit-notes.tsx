import { useTranslation } from 'react-i18next'
import type { PersonalDocument } from 'shared/cycles/document'
import { Button } from '../../../../components/button'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue, useWords } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { VisibilityChip } from '../../../../components/visibility-chip'
import { useCycle } from '../../cycle-context'
import { usePersonalView } from '../../views'
import styles from './visit-notes.module.css'
import { WaitingNote } from './waiting-note'

interface Props {
  personal: PersonalDocument
  visit: string
  host: string | null
  visitor: string | null
  me: string
}

/** A visit's note is optional and belongs to its visitor and its host. Nobody else can open it. */
export function VisitNotes({ personal, visit, host, visitor, me }: Props) {
  if (visitor === me) return <MyNote personal={personal} visit={visit} host={host} />
  return host === me ? <NotesForMe visit={visit} /> : null
}

function MyNote({ personal, visit, host }: Pick<Props, 'personal' | 'visit' | 'host'>) {
  const { t } = useTranslation('experiment', { keyPrefix: 'visits' })
  const { history } = useCycleRoom()
  const note = usePersonalView()?.visitNotes.find((row) => row.visit === visit)
  if (note) return <Note personal={personal} id={note.id} host={host} />
  const write = () => {
    history.endStep()
    personal.table('visitNotes').add({ visit })
  }
  return (
    <Button variant="text" size="small" onClick={write}>
      {t('writeNote')}
    </Button>
  )
}

function Note({ personal, id, host }: { personal: PersonalDocument; id: string; host: string | null }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'visits' })
  const { members } = useCycle()
  const table = personal.table('visitNotes')
  const [isDone, setDone] = useRowValue(table, id, 'done')
  const words = useWords(table.text(id, 'text')).trim()
  const isCopied = usePersonalView()?.copies.some(({ row }) => row === id) ?? false
  const name = members.find((member) => member.id === host)?.name ?? null
  return (
    <div className={styles.note}>
      <RowText table={table} id={id} field="text" label={t('note')} placeholder={t('noteExample')} readOnly={isDone === true} />
      <div className={styles.tools}>
        <VisibilityChip visibility="only-you" />
        {isCopied && name && <p>{t('noteShared', { name })}</p>}
        {isDone && !isCopied && <WaitingNote />}
        {!isDone && name && (
          <Button size="small" aria-disabled={words === ''} onClick={() => words !== '' && setDone(true)}>
            {t('shareNote', { name })}
          </Button>
        )}
      </div>
    </div>
  )
}

function NotesForMe({ visit }: { visit: string }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'visits' })
  const { members } = useCycle()
  const notes = usePersonalView()?.receivedNotes.filter((row) => row.visit === visit && row.text.trim()) ?? []
  if (notes.length === 0) return null
  return (
    <ul className={styles.received}>
      {notes.map(({ id, from, text }) => (
        <li key={id} className={styles.note}>
          <blockquote>{text.trim()}</blockquote>
          <p className={styles.tools}>
            {t('noteFrom', { name: members.find((member) => member.id === from)?.name ?? t('somebody') })}
          </p>
        </li>
      ))}
    </ul>
  )
}
