import { useTranslation } from 'react-i18next'
import { checkNames, type CheckName, findings, type Grade, type Standing, type Standings, verdictOf } from './findings'

export interface CheckWords {
  name: CheckName
  check: string
  mark: Grade | Exclude<Standing['kind'], 'found'>
  state: string
  /** Empty until something has been found. */
  found: string
}

/** Each check in words. */
export function useCheckWords(standings: Standings): CheckWords[] {
  const { t } = useTranslation('connectionCheck')
  return checkNames.map((name) => {
    const standing = standings[name]
    const mark = standing.kind === 'found' ? findings[standing.found.what] : standing.kind
    const { what, count = 0 } = standing.kind === 'found' ? standing.found : { what: null }
    return { name, check: t(`check.${name}`), mark, state: t(`state.${mark}`), found: what === null ? '' : t(`found.${what}`, { count }) }
  })
}

/** What the school's IT department has to know, as lines to pass on. */
export function useReport(standings: Standings, at: number): string {
  const { t } = useTranslation('connectionCheck')
  const words = useCheckWords(standings)
  const isHttps = location.protocol === 'https:'
  const port = location.port || (isHttps ? '443' : '80')
  const when = new Date(at).toISOString().replace('T', ' ').replace(/\..*/, ' UTC')
  return [
    t('it.needs'),
    ...[
      t('it.host', { host: location.hostname }),
      t('it.port', { port }),
      t('it.protocols', isHttps ? { http: 'HTTPS', ws: 'wss' } : { http: 'HTTP', ws: 'ws' }),
      t('it.paths'),
      t('it.proxy'),
    ].map(asPoint),
    t('it.why'),
    '',
    t('it.found', { when }),
    ...words.map(({ check, state, found }) => asPoint(found === '' ? t('it.bare', { check, state }) : t('it.line', { check, state, found }))),
    t('it.verdict', { verdict: t(`verdict.${verdictOf(standings)}`) }),
    t('it.browser', { browser: navigator.userAgent }),
  ].join('\n')
}

const asPoint = (line: string) => `- ${line}`
