/** Control characters, which browsers drop out of addresses, and backslashes, which they read as slashes. */
const unsafe = /[\p{Cc}\\]/u

/** A path of ours to go on to after a sign-in; whatever else was asked for becomes Home. */
export function localPath(asked: string): string {
  const here = 'http://here.invalid'
  if (!asked.startsWith('/') || unsafe.test(asked) || !URL.canParse(asked, here)) return '/'
  const { origin, pathname, search, hash } = new URL(asked, here)
  const isOurs = origin === here && !pathname.startsWith('//') && pathname !== '/api' && !pathname.startsWith('/api/')
  return isOurs ? pathname + search + hash : '/'
}
