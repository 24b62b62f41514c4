import { useTranslation } from 'react-i18next'
import type { PersonalDocument } from 'shared/cycles/document'
import { Button } from '../../../../components/button'
import { FlagField } from '../../../../editor/fields/flag-field'
import { SharedText } from '../../../../editor/shared-text'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useValue, useWords } from '../../../../sync/hooks'
import { MayGuess } from '../../components/reveal-together'
import { StepSection } from '../../components/step-section'
import { usePersonalView } from '../../views'
import { firstLine } from '../collaborate/first-line'
import { WaitingNote } from '../experiment/waiting-note'
import styles from './my-impact-section.module.css'

/** What its author calls *my impact*: theirs alone until they share it. */
export function MyImpactSection() {
  const { t } = useTranslation('assess', { keyPrefix: 'myImpact' })
  const { personal } = useCycleRoom()
  const words = usePersonalView()?.myImpact ?? ''
  if (!personal) return null
  return (
    <StepSection
      id="my-impact"
      title={t('title')}
      visibility="only-you"
      hint={t('hint')}
      summary={firstLine(words)}
      path={['myImpact', 'myImpactShared', 'myImpactSigned']}
    >
      <div className={styles.mine}>
        <SharedText text={personal.text('myImpact')} path="myImpact" label={t('title')} labelHidden placeholder={t('example')} />
        <Sharing personal={personal} />
      </div>
    </StepSection>
  )
}

/** Still mine, on its way, or shared. A copy is made once: what is written afterwards stays with its author. */
function Sharing({ personal }: { personal: PersonalDocument }) {
  const { t } = useTranslation('assess', { keyPrefix: 'myImpact' })
  const { history } = useCycleRoom()
  const [isShared, share] = useValue(personal, 'myImpactShared')
  const signed = useValue(personal, 'myImpactSigned')
  const hasWords = useWords(personal.text('myImpact')).trim() !== ''
  const isCopied = usePersonalView()?.copies.some(({ row }) => row === 'myImpact') ?? false
  if (isCopied) return <p className={styles.quiet}>{t('isShared')}</p>
  const give = () => {
    if (!hasWords) return
    history.endStep()
    share(true)
  }
  if (isShared) {
    return (
      <div className={styles.foot}>
        <WaitingNote />
        <Button variant="text" size="small" onClick={() => share(false)}>
          {t('keep')}
        </Button>
      </div>
    )
  }
  return (
    <>
      <div className={styles.foot}>
        <Button aria-disabled={!hasWords} onClick={give}>
          {t('share')}
        </Button>
        <FlagField path="myImpactSigned" label={t('sign')} bind={signed} doc={personal.doc} />
      </div>
      <p className={styles.quiet}>
        {t('explains')} <MayGuess />
      </p>
    </>
  )
}
