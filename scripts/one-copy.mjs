// Yjs compares classes by identity and React keeps hooks in a module: a second copy breaks documents and pages
// without a word.
const single = /^(yjs|lib0|y-protocols|react|react-dom|@tiptap\/[a-z-]+|prosemirror-[a-z-]+)$/

/**
 * The libraries that must be there once and are there twice.
 * @param {string} lockfile the text of pnpm-lock.yaml
 * @returns {Array<{ name: string, versions: string[] }>}
 */
export function twofold(lockfile) {
  /** @type {Map<string, string[]>} */
  const found = new Map()
  // Under "snapshots" a package appears once for each version and each set of peers: each of them is a copy.
  const [, snapshots = ''] = lockfile.split(/^snapshots:$/m)
  for (const [, name, version] of snapshots.matchAll(/^ {2}'?((?:@[^@/\s]+\/)?[^@/'\s]+)@([^':{\s]+)/gm)) {
    if (name && version && single.test(name)) found.set(name, [...(found.get(name) ?? []), version])
  }
  return [...found].filter(([, versions]) => versions.length > 1).map(([name, versions]) => ({ name, versions }))
}
