import { useTranslation } from 'react-i18next'
import type { Version } from 'shared/history/schema'
import { clockTime, formatDay, longDay, timeAgo } from '../../lib/dates'

/** How a moment is called and when it was. */
export interface Moments {
  title(version: Version, all: readonly Version[]): string
  /** "15 November, 2:45"; "today, 2:45". */
  when(at: number): string
  /** "just now", "5 minutes ago" */
  ago(at: number): string
  /** Whose name or restore it is, where somebody's; null otherwise. */
  by(version: Version, all: readonly Version[]): string | null
}

export function useMoments(): Moments {
  const { t } = useTranslation(['history', 'cycle'])
  const title = (version: Version, all: readonly Version[]): string => {
    const { name, kind, step, at, restored } = version
    if (name !== null && name.trim() !== '') return name
    switch (kind) {
      case 'step':
        return step === null ? t('kind.stepUnknown') : t('kind.step', { step: t(`cycle:step.${step}`) })
      case 'day':
        return t('kind.day', { day: longDay(formatDay(new Date(at))) })
      case 'name':
        return t('kind.name')
      case 'before-restore': {
        const brought = all.find(({ id }) => id === restored)
        if (brought === undefined) return t('kind.before-restore-unknown')
        return brought.kind === 'before-restore' && brought.name === null
          ? t('kind.before-restore-of-restore')
          : t('kind.before-restore', { moment: title(brought, []) })
      }
      default:
        return kind satisfies never
    }
  }
  return {
    title,
    when(at) {
      const day = formatDay(new Date(at))
      const time = timeOf(at)
      return day === formatDay(new Date()) ? t('today', { time }) : t('when', { day: longDay(day), time })
    },
    ago: (at) => (Date.now() - at < 60_000 ? t('justNow') : timeAgo(at)),
    by({ by, kind, name, restored }, all) {
      if (by === null) return null
      if (kind !== 'before-restore' || name !== null) return t('by.name', by)
      const isUndo = all.find(({ id }) => id === restored)?.kind === 'before-restore'
      return isUndo ? t('by.undo', by) : t('by.before-restore', by)
    },
  }
}

function timeOf(at: number): string {
  const date = new Date(at)
  return clockTime(`${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`)
}
