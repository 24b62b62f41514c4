/** Where mail is handed over, as SMTP_URL says. */
export interface SmtpServer {
  host: string
  port: number
  /** `from the start` (smtps), `before anything is said` (STARTTLS, or no mail), or `none`. */
  tls: 'from the start' | 'before anything is said' | 'none'
  user: string | null
  password: string | null
}

export const smtpUrlAdvice =
  'SMTP_URL must be smtps://user:password@host:465 or smtp://user:password@host:587, with %40 for an @ inside the user or password (and ?tls=none only where a mail server in your own network knows no TLS).'

/** Null where the text is no such address. */
export function readSmtpUrl(text: string): SmtpServer | null {
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) return null
  if (url.hostname === '' || (url.pathname !== '' && url.pathname !== '/') || url.hash !== '') return null
  const fromTheStart = url.protocol === 'smtps:'
  if (!['', '?tls=none', '?tls=required'].includes(url.search) || (fromTheStart && url.search === '?tls=none')) return null
  const user = decoded(url.username)
  const password = decoded(url.password)
  if (user === undefined || password === undefined || (user === null) !== (password === null)) return null
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const open = url.search === '?tls=none' || (url.search === '' && isThisMachine(host))
  return {
    host,
    port: url.port === '' ? (fromTheStart ? 465 : 587) : Number(url.port),
    tls: fromTheStart ? 'from the start' : open ? 'none' : 'before anything is said',
    user,
    password,
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host)
}

/** Null: not given. Undefined: not to be read. */
function decoded(text: string): string | null | undefined {
  if (text === '') return null
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
