import { useTranslation } from 'react-i18next'
import type { ErasurePreview } from 'shared/erasing/schema'
import { Banner } from '../../../components/banner'
import { formatDay, longDay } from '../../../lib/dates'
import styles from './erasing.module.css'
import { Places } from './places'

/** Before a name goes: where it stands, what to think twice about, and what will happen. */
export function Found({ preview }: { preview: ErasurePreview }) {
  const { t } = useTranslation('erasing')
  const { places, cautions, cycles, personalDocuments, pictures, backupsUntil } = preview
  return (
    <>
      {cautions.map((caution) => (
        <Banner key={caution} tone="warn" live>
          {t(`caution.${caution}`)}
        </Banner>
      ))}
      <h3>{t('found.title')}</h3>
      {places.length === 0 ? <p>{t('found.none')}</p> : <Places places={places} cycles={cycles} />}
      {personalDocuments > 0 && <p className={styles.quiet}>{t('found.personal', { count: personalDocuments })}</p>}
      {pictures > 0 && <p className={styles.quiet}>{t('found.pictures', { count: pictures })}</p>}
      <h3>{t('what.title')}</h3>
      <ul className={styles.list}>
        <li>{t('what.mark')}</li>
        <li>
          <strong>{t('what.forGood')}</strong>
        </li>
        <li>{t('what.anew')}</li>
        <li>{t('what.devices')}</li>
        <li>{backupsUntil === null ? t('what.backupsUnknown') : t('what.backupsUntil', { date: longDay(formatDay(new Date(backupsUntil))) })}</li>
      </ul>
    </>
  )
}
