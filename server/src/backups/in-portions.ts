/** SQLite binds 32,766 values a statement; no table here has more than 30 columns. */
const rowsAtOnce = 1000

/** Does the work for so many rows at a time as one statement takes. */
export async function inPortions<T>(rows: readonly T[], work: (portion: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) await work(rows.slice(from, from + rowsAtOnce))
}
