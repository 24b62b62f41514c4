/** A part of an answer of the API, by its keys. Throws when it is not there, so that a changed API fails by name. */
export function partOf(body: unknown, ...keys: string[]): unknown {
  let part = body
  for (const key of keys) {
    if (typeof part !== 'object' || part === null || !(key in part)) throw new Error(`The answer has no ${keys.join('.')}.`)
    part = Object.entries(part).find(([name]) => name === key)?.[1]
  }
  return part
}

/** The same, where it must be words. */
export function wordsOf(body: unknown, ...keys: string[]): string {
  const part = partOf(body, ...keys)
  if (typeof part !== 'string') throw new Error(`${keys.join('.')} is not words.`)
  return part
}
