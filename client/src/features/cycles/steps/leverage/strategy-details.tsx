import { useTranslation } from 'react-i18next'
import type { Strategy } from 'shared/strategies/guide'
import { FoundHere } from './found-here'
import styles from './strategy-details.module.css'

/**
 * What an entry of the library says. The level of the guide and the ESSA tier stand apart, each under its own name: they
 * are two scales, and neither ranks anything here.
 */
export function StrategyDetails({ strategy }: { strategy: Strategy }) {
  const { t } = useTranslation('leverage', { keyPrefix: 'library' })
  const { looksLike, source, wwcLevel, essaTier } = strategy
  return (
    <dl className={styles.details}>
      <dt>{t('looksLike')}</dt>
      <dd>{looksLike}</dd>
      <dt>{t('foundHere')}</dt>
      <dd>
        <FoundHere strategyId={strategy.id} />
      </dd>
      <dt>{t('source')}</dt>
      <dd>
        <a href={source.url} target="_blank" rel="noreferrer" title={t('opensElsewhere')}>
          {t('sourceLink', { title: source.title, year: source.year })}
        </a>
      </dd>
      <dt>{t('aboutEvidence')}</dt>
      <dd>
        <ul className={styles.scales}>
          <li>
            {t('evidenceLevel')}: <strong>{t(`levels.${wwcLevel}`)}</strong>
          </li>
          <li>
            {t('essaTier')}: {essaTier === null ? t('noTier') : <strong>{t(`tiers.${essaTier}`)}</strong>}
          </li>
        </ul>
        <p className={styles.quiet}>{t('scalesApart')}</p>
      </dd>
    </dl>
  )
}
