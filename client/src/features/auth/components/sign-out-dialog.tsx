import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { useLocalStore } from '../../../sync/local-store-context'
import { signOut } from '../api'
import { reasonOf } from '../../../lib/reason'

/**
 * Why the dialog asks: work that the server does not have and this device keeps, such work that only the page has, or a
 * sign-out that reaches further than this device.
 */
export type SignOutQuestion = 'unsent' | 'lost' | 'everywhere'

interface SignOutDialogProps {
  question: SignOutQuestion | null
  onStay: () => void
  onSignedOut: () => void
}

const bodies = { unsent: 'body', lost: 'lostBody', everywhere: 'everywhereBody' } as const

export function SignOutDialog({ question, onStay, onSignedOut }: SignOutDialogProps) {
  const { t } = useTranslation('signIn')
  const store = useLocalStore()
  const everywhere = question === 'everywhere'
  const leave = useMutation({ mutationFn: () => signOut(store, everywhere), onSuccess: onSignedOut })
  return (
    <Dialog
      open={question !== null}
      onClose={leave.isError ? undefined : onStay}
      size="small"
      title={everywhere ? t('out.everywhereTitle') : t('out.title')}
      actions={
        leave.isError ? (
          <Button variant="primary" onClick={onSignedOut}>
            {t('title')}
          </Button>
        ) : (
          <>
            <Button onClick={onStay}>{t('out.stay')}</Button>
            <Button variant="primary" busy={leave.isPending} onClick={() => leave.mutate()}>
              {everywhere ? t('out.doEverywhere') : t('out.do')}
            </Button>
          </>
        )
      }
    >
      <p>{question && t(`out.${bodies[question]}`)}</p>
      {leave.error && <Banner tone="bad" live>{t('out.failed', { reason: reasonOf(leave.error) })}</Banner>}
    </Dialog>
  )
}
