import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { savedImageSchema } from 'shared/cycles/schema'
import { postBytes } from '../../../../lib/api'
import { ApiError, isOffline } from '../../../../lib/api-error'
import { announce } from '../../../../components/announce'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useCycle } from '../../cycle-context'
import styles from './add-picture.module.css'
import { smallPicture } from './picture'

/** Takes a picture from the device, makes it small, and hangs it up as an artefact. */
export function AddPicture() {
  const { t } = useTranslation('experiment', { keyPrefix: 'artefacts' })
  const { id: cycleId } = useCycle()
  const { cycle, history } = useCycleRoom()
  const input = useId()
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const picture = await smallPicture(file)
      return postBytes(`/cycles/${encodeURIComponent(cycleId)}/images`, picture, savedImageSchema)
    },
    onSuccess: ({ imageId }) => {
      history.endStep()
      cycle.table('artefacts').add({ image: imageId })
      announce(t('pictureAdded'))
    },
  })
  return (
    <div className={styles.add}>
      <input
        id={input}
        className={styles.input}
        type="file"
        accept="image/*"
        disabled={upload.isPending}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          currentTarget.value = ''
          if (file) upload.mutate(file)
        }}
      />
      <label htmlFor={input} className={styles.button}>
        {upload.isPending ? t('addingPicture') : t('addPicture')}
      </label>
      <p className={styles.note} role="status">
        {upload.isError ? said(upload.error) : t('noNames')}
      </p>
    </div>
  )

  function said(error: Error): string {
    if (isOffline(error)) return t('pictureOffline')
    return error instanceof ApiError && error.code !== 'unreadable' ? error.message : t('pictureFailed')
  }
}
