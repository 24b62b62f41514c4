import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Directory, DirectoryPerson } from 'shared/people/directory'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/empty-state'
import { ErrorState } from '../../../components/error-state'
import { Input } from '../../../components/field'
import { SkeletonText } from '../../../components/skeleton'
import { useTitle } from '../../../lib/use-title'
import { isOffline } from '../../../lib/api-error'
import { usePeople } from '../api'
import { findPeople } from '../find-people'
import { AddPersonDialog } from './add-person-dialog'
import { InvitationDialog } from './invitation-dialog'
import styles from './people.module.css'
import { type PersonQuestion, PersonDialogs } from './person-dialogs'
import { PersonRow } from './person-row'

/** Who is in the building, and what they may do. */
export function PeoplePage() {
  const { t } = useTranslation(['people', 'common'])
  useTitle(t('title'))
  const { data: directory, error, refetch } = usePeople()
  return (
    <div className={styles.page}>
      {!directory && <h1>{t('title')}</h1>}
      {!directory && error && (
        <ErrorState title={isOffline(error) ? t('common:offline.title') : t('common:failed.title')} actions={<Button onClick={() => void refetch()}>{t('common:tryAgain')}</Button>}>
          {isOffline(error) ? t('common:failed.body') : error.message}
        </ErrorState>
      )}
      {!directory && !error && <SkeletonText lines={8} />}
      {directory && <People directory={directory} />}
    </div>
  )
}

function People({ directory }: { directory: Directory }) {
  const { t } = useTranslation('people')
  const [query, setQuery] = useState('')
  const [adding, setAdding] = useState(false)
  const [inviting, setInviting] = useState<Pick<DirectoryPerson, 'id' | 'name' | 'email'> | null>(null)
  const [question, setQuestion] = useState<PersonQuestion | null>(null)
  const found = findPeople(directory.people, query)
  return (
    <>
      <div className={styles.head}>
        <div>
          <h1>{t('title')}</h1>
          <p className={styles.lead}>{t('lead')}</p>
        </div>
        <Button variant="primary" onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      </div>
      <Input type="search" label={t('search')} value={query} onChange={(event) => setQuery(event.target.value)} className={styles.search} />
      <p role="status" className={styles.quiet}>
        {found.length === 0 ? t('noMatch', { query }) : t('count', { count: found.length })}
      </p>
      {directory.people.length === 1 && <EmptyState example={t('aloneExample')}>{t('alone')}</EmptyState>}
      <ul className={styles.people}>
        {found.map((person) => (
          <PersonRow key={person.id} person={person} onInvite={() => setInviting(person)} onAsk={(kind) => setQuestion({ kind, person })} />
        ))}
      </ul>
      <AddPersonDialog open={adding} teams={directory.teams} onClose={() => setAdding(false)} onInvite={setInviting} />
      {inviting && <InvitationDialog key={inviting.id} person={inviting} onClose={() => setInviting(null)} />}
      {question && <PersonDialogs key={`${question.kind} ${question.person.id}`} question={question} onClose={() => setQuestion(null)} />}
    </>
  )
}
