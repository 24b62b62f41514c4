/** What the two engines call the only column types that differ. Everything else is `text` on both. */
export const columnTypes = {
  sqlite: { bytes: 'blob', integer: 'integer' },
  postgres: { bytes: 'bytea', integer: 'bigint' },
} as const

export type ColumnTypes = (typeof columnTypes)[keyof typeof columnTypes]
