import { useTranslation } from 'react-i18next'
import type { DataSet } from 'shared/data/data-sets'
import { filledWaves } from './chart-panels'
import { useDataWords } from './use-data-words'
import styles from './voices-list.module.css'

/** What was said, wave by wave, in the words in which it was said. */
export function VoicesList({ dataSet }: { dataSet: DataSet }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const words = useDataWords()
  return (
    <div className={styles.waves}>
      {filledWaves(dataSet).map((wave) => (
        <section key={wave.id}>
          <h4 className={styles.wave}>{words.datedWave(wave)}</h4>
          <ul className={styles.voices}>
            {wave.voices
              .filter(({ text }) => text.trim())
              .map(({ id, who, text }) => (
                <li key={id}>
                  <q>{withoutQuotes(text)}</q>
                  {who && <span className={styles.who}> {t(`whoNames.${who}`)}</span>}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** The marks are drawn by the page; whoever has typed them too has them once. */
function withoutQuotes(text: string): string {
  return text.trim().replace(/^["“”„«]\s*|\s*["“”»]$/gu, '')
}
