/**
 * Takes out of a text what must not be in a log: e-mail addresses, what stands behind the host in an address, links of ours
 * that let somebody in, and whatever is as long as a secret. Ids (UUIDs) stay: by them a line is understood.
 */
export function scrubbed(text: string): string {
  return text
    .replaceAll(/\b(https?|wss?|smtps?):\/\/(?:[^\s/"'<>?#]*@)?([^\s/"'<>?#@]+)[^\s"'<>]*/g, '$1://$2/…')
    .replaceAll(/[^\s"'<>()[\],;:]+@[^\s"'<>()[\],;:]+/g, '(address)')
    .replaceAll(/\/(links|setup|guest|join)\/[^\s"'<>]+/g, '/$1/(secret)')
    .replaceAll(/[\w-]{40,}/g, '(secret)')
}

/** What may be logged of an error: libraries hang requests, answers and options on theirs, and quote what they were given. */
export interface Described {
  name: string
  message: string
  code: string | undefined
  /** Where it happened, without the message that Node puts in front. */
  stack: string
}

/** Never throws. */
export function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { name: 'unknown', message: '', code: undefined, stack: '' }
  const { name, stack = '' } = error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return { name, message: messageOf(error), code, stack: frames.join('\n') }
}

function messageOf(error: Error): string {
  // V8 quotes the text that is no JSON: it may be a page of a team's.
  if (error instanceof SyntaxError) return '(not logged: it quotes what could not be read)'
  if ('issues' in error && Array.isArray(error.issues)) return issuesOf(error.issues)
  return scrubbed(error.message)
}

/** Of what did not have its shape only in how many places: a path may be made of words that somebody has typed. */
function issuesOf(issues: readonly unknown[]): string {
  const codes = issues.map((issue) => (typeof issue === 'object' && issue !== null && 'code' in issue ? String(issue.code) : 'unknown'))
  return `not of its shape: ${codes.slice(0, 10).join(', ')}`
}
