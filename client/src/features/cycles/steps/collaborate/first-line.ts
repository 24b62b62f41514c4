/** The first line of a text that has words in it, for the one line of a folded section. */
export function firstLine(text: string): string {
  return text.split('\n').map((line) => line.trim()).find(Boolean) ?? ''
}
