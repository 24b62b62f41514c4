/** Rows of words in columns, the first to the left and the others to the right, under a line of heads. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, ...rows]
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  const set = (line: readonly string[]) =>
    widths.map((width, column) => pad(line[column] ?? '', width, column > 0)).join('  ').trimEnd()
  return [set(heads), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(set)].join('\n')
}

function pad(word: string, width: number, toTheRight: boolean): string {
  const blank = ' '.repeat(width - word.length)
  return toTheRight ? blank + word : word + blank
}

/** Three digits that count: 0.42, 12.3, 456. A dash where there is no figure. */
export function figure(value: number, unit = ''): string {
  if (!Number.isFinite(value)) return '–'
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return `${value.toFixed(digits)}${unit}`
}
