import { useTranslation } from 'react-i18next'
import type { Preview } from 'shared/cards/publishing'
import { TextLink } from '../../../components/text-link'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { hintedTexts, pieces } from '../hints'
import { Pieces } from './marked'
import { Panel } from '../../../components/panel'
import styles from './panels.module.css'

/** What the team should look at before it publishes, each with the way to where it is typed. */
export function HintsPanel({ preview: { card, hints } }: { preview: Preview }) {
  const { t } = useTranslation('cards')
  const texts = hintedTexts(card, hints)
  return (
    <Panel title={t('hints.title')} visibility="team">
      {texts.length === 0 ? (
        <p className={styles.quiet}>{t('hints.none')}</p>
      ) : (
        <>
          <p className={styles.quiet}>{t('hints.lead')}</p>
          <ul className={styles.list}>
            {texts.map(({ part, text, hints: here, field, address }) => (
              <li key={part}>
                <span>
                  <Pieces all={pieces(text, here)} />
                </span>
                <span className={styles.row}>
                  <span className={styles.quiet}>{t('hints.inField', { field: t(`hints.field.${field}`) })}</span>
                  <TextLink to={address}>
                    <span aria-hidden="true">{t('hints.change')}</span>
                    <VisuallyHidden>{t('hints.changeIn', { field: t(`hints.field.${field}`) })}</VisuallyHidden>
                  </TextLink>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
