import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Version } from 'shared/history/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { useHistoryOf } from '../history-context'
import { useHistoryScreen } from '../restores'
import { useBringBack } from '../use-bring-back'
import { useMoments } from '../use-moments'
import { RestoreDialog } from './restore-dialog'

/** While a restore is the last thing that happened: that it did, and the way back. */
export function UndoRestore() {
  const { versions, mayRestore } = useHistoryOf()
  const [latest] = versions
  if (!mayRestore || latest?.kind !== 'before-restore') return null
  return <Offer latest={latest} />
}

function Offer({ latest }: { latest: Version }) {
  const { t } = useTranslation('history')
  const { cycle, versions } = useHistoryOf()
  const moments = useMoments()
  const [isAsking, setAsking] = useState(false)
  const made = useHistoryScreen(({ restores }) => restores[cycle.id])
  const { bringBack, isPending, trouble } = useBringBack(cycle.id, null)
  const brought = versions.find(({ id }) => id === latest.restored)
  const isUndone = brought?.kind === 'before-restore'
  const ago = moments.ago(latest.at)
  // Just made here: only what it changed goes back. Otherwise the page may have moved on, and one is asked first.
  const undo = () =>
    made?.before === latest.id ? bringBack({ versionId: made.before, only: made.changed }) : setAsking(true)
  const words = () => {
    if (isUndone) return t('undo.undone', { ago })
    return brought ? t('undo.brought', { moment: moments.title(brought, versions), ago }) : t('undo.broughtUnknown', { ago })
  }
  return (
    <>
      <Banner
        live
        actions={
          <Button size="small" busy={isPending} onClick={undo}>
            {isPending ? t('undo.busy') : t(isUndone ? 'undo.again' : 'undo.do')}
          </Button>
        }
      >
        {words()}
        {trouble !== null && <> {trouble}</>}
      </Banner>
      <RestoreDialog open={isAsking} onClose={() => setAsking(false)} version={latest} />
    </>
  )
}
