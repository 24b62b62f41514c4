/** A place where two lists differ: `removed` entries of the first from `at` on stand where the second has `added` from `from` on. */
export interface Hunk {
  at: number
  removed: number
  from: number
  added: number
}

/**
 * More differences than these, and what lies between the common beginning and end counts as one: a text that was written
 * anew has no small difference, and looking for it costs their square.
 */
const mostDifferences = 1_000

/** The shortest list of places in which two lists differ, in order (Myers, "An O(ND) Difference Algorithm", 1986). */
export function differences(before: readonly string[], after: readonly string[]): Hunk[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  const longest = Math.min(before.length, after.length) - start
  while (end < longest && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const a = before.slice(start, before.length - end)
  const b = after.slice(start, after.length - end)
  if (a.length === 0 && b.length === 0) return []
  const hunks = a.length === 0 || b.length === 0 ? null : shortest(a, b)
  if (hunks === null) return [{ at: start, removed: a.length, from: start, added: b.length }]
  return hunks.map((hunk) => ({ ...hunk, at: hunk.at + start, from: hunk.from + start }))
}

/** Null where there are too many differences to look for the fewest. */
function shortest(a: readonly string[], b: readonly string[]): Hunk[] | null {
  const trace: Int32Array[] = []
  const most = Math.min(a.length + b.length, mostDifferences)
  let reached = new Int32Array(3)
  for (let depth = 0; depth <= most; depth++) {
    // reached[k + depth + 1]: how far into `a` the best path on diagonal k has come.
    const next = new Int32Array(2 * depth + 5)
    for (let k = -depth; k <= depth; k += 2) {
      let x = depth === 0 ? 0 : furthest(reached, k, depth)
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      next[k + depth + 2] = x
      if (x >= a.length && x - k >= b.length) return walkBack(trace, a.length, b.length, depth)
    }
    trace.push(next)
    reached = next
  }
  return null
}

/** Where a path on diagonal `k` begins at this depth: down from the diagonal above, or right from the one below. */
function furthest(reached: Int32Array, k: number, depth: number): number {
  return isDown(reached, k, depth) ? valueAt(reached, k + 1, depth) : valueAt(reached, k - 1, depth) + 1
}

function isDown(reached: Int32Array, k: number, depth: number): boolean {
  return k === -depth || (k !== depth && valueAt(reached, k - 1, depth) < valueAt(reached, k + 1, depth))
}

/** `reached` is of the depth before, where diagonal k lies at k + (depth - 1) + 2. */
function valueAt(reached: Int32Array, k: number, depth: number): number {
  return reached[k + depth + 1] ?? 0
}

function walkBack(trace: readonly Int32Array[], endX: number, endY: number, endDepth: number): Hunk[] {
  const hunks: Hunk[] = []
  let x = endX
  let y = endY
  for (let depth = endDepth; depth > 0; depth--) {
    const reached = trace[depth - 1] ?? new Int32Array(0)
    const k = x - y
    const down = isDown(reached, k, depth)
    const fromK = down ? k + 1 : k - 1
    x = valueAt(reached, fromK, depth)
    y = x - fromK
    const first = hunks[0]
    const step: Hunk = { at: x, removed: down ? 0 : 1, from: y, added: down ? 1 : 0 }
    const touches = first !== undefined && x + step.removed === first.at && y + step.added === first.from
    if (touches) hunks[0] = { at: x, from: y, removed: first.removed + step.removed, added: first.added + step.added }
    else hunks.unshift(step)
  }
  return hunks
}
