import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { IconButton } from '../../../components/icon-button'
import { Cross } from '../../../components/icons'
import { TextLink } from '../../../components/text-link'
import { comparisonAddress } from '../addresses'
import { type MadeRestore, useHistoryScreen } from '../restores'
import { useBringBack } from '../use-bring-back'
import { useMoments } from '../use-moments'

interface Props {
  cycleId: string
  made: MadeRestore
}

/** After a restore that was made on this screen: the way back, in one press. */
export function RestoredHere({ cycleId, made }: Props) {
  const { t } = useTranslation('history')
  const moments = useMoments()
  const setRestore = useHistoryScreen((screen) => screen.setRestore)
  const { bringBack, isPending, trouble } = useBringBack(cycleId, null)
  return (
    <Banner
      live
      actions={
        <>
          <Button size="small" busy={isPending} onClick={() => bringBack({ versionId: made.before, only: made.changed })}>
            {isPending ? t('undo.busy') : t('undo.do')}
          </Button>
          <IconButton label={t('undo.dismiss')} onClick={() => setRestore(cycleId, null)}>
            <Cross />
          </IconButton>
        </>
      }
    >
      {t('undo.broughtUnknown', { ago: moments.ago(made.at) })} <TextLink to={comparisonAddress(cycleId, made.before)}>{t('undo.look')}</TextLink>
      {trouble !== null && <> {trouble}</>}
    </Banner>
  )
}
