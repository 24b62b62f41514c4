/** A line of a text file, counted from 1. */
export interface Line {
  number: number
  text: string
}

const newline = 0x0a
const carriageReturn = 0x0d
const chunkLength = 64 * 1024

/**
 * The lines of a file, one after the other, without those that are empty; nothing of a line is kept when the next one
 * is read. Each line is UTF-8 or, where it is not, Windows-1252; a file in UTF-16 says so by its first bytes.
 */
export function linesOf(bytes: Uint8Array): Generator<Line> {
  const wide = wideEncodingOf(bytes)
  return wide === null ? linesOfBytes(bytes) : linesOfWide(bytes, wide)
}

function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (bytes.length < 2 || (first !== 0 && second !== 0)) return null
  return first === 0 ? 'utf-16be' : 'utf-16le'
}

function* linesOfBytes(bytes: Uint8Array): Generator<Line> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  const windows = new TextDecoder('windows-1252')
  const end = bytes.includes(newline) ? newline : carriageReturn
  let start = 0
  for (let number = 1; start < bytes.length; number++) {
    const found = bytes.indexOf(end, start)
    const stop = found === -1 ? bytes.length : found
    const line = bytes.subarray(start, stop)
    start = stop + 1
    const text = trimEnd(decode(line, utf8, windows))
    if (text !== '') yield { number, text }
  }
}

type Decoder = InstanceType<typeof TextDecoder>

function decode(line: Uint8Array, utf8: Decoder, windows: Decoder): string {
  try {
    return utf8.decode(line)
  } catch {
    return windows.decode(line)
  }
}

function* linesOfWide(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Generator<Line> {
  const decoder = new TextDecoder(encoding)
  let rest = ''
  let number = 0
  for (let at = 0; at < bytes.length; at += chunkLength) {
    const isLast = at + chunkLength >= bytes.length
    const lines = (rest + decoder.decode(bytes.subarray(at, at + chunkLength), { stream: !isLast })).split('\n')
    rest = isLast ? '' : (lines.pop() ?? '')
    for (const line of lines) {
      number++
      const text = trimEnd(line)
      if (text !== '') yield { number, text }
    }
  }
}

function trimEnd(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
