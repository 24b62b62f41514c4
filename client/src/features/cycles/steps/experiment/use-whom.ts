import { useTranslation } from 'react-i18next'
import type { AsksOfCycle, SentAsk } from 'shared/asks/schema'

/** Whom an ask is to: a name, also where there is only one who could be meant; else "all our coaches". */
export function useWhom(whom: AsksOfCycle['whom']): (to: SentAsk['to']) => string {
  const { t } = useTranslation('asks')
  return ({ kind, person }) => {
    if (person !== null) return person.name
    const [one, ...others] = whom[kind]
    if (kind === 'colleague' || one === undefined) return t(`whom.${kind}`)
    return others.length === 0 ? one.name : t(`all.${kind}`)
  }
}
