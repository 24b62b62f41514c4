import { useTranslation } from 'react-i18next'
import { TextLink } from '../../../../components/text-link'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue, useWords } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { ArtefactLink } from './artefact-link'
import styles from './artefact.module.css'
import { linkFault } from './link-fault'

/** One artefact: the picture or the link, and the words that say what there is to see. */
export function Artefact({ id }: { id: string }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'artefacts' })
  const { cycle, mayEdit } = useCycleRoom()
  const table = cycle.table('artefacts')
  const [image] = useRowValue(table, id, 'image')
  const [link] = useRowValue(table, id, 'link')
  const caption = useWords(table.text(id, 'caption')).trim()
  return (
    <div className={styles.artefact}>
      {image && <img className={styles.picture} src={`/api/images/${encodeURIComponent(image)}`} alt={caption || t('noCaption')} loading="lazy" />}
      <div className={styles.words}>
        <RowText
          table={table}
          id={id}
          field="caption"
          label={t(image ? 'captionOfPicture' : 'caption')}
          placeholder={t('captionExample')}
          {...(image ? { hint: t('captionHint') } : {})}
        />
        {link && linkFault(link) === null && (
          <p>
            <TextLink to={link}>{t('open', { host: new URL(link).host })}</TextLink>
          </p>
        )}
        {mayEdit && !image && <ArtefactLink id={id} />}
      </div>
    </div>
  )
}
