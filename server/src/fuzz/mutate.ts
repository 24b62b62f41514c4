import * as prng from 'lib0/prng'

/** Numbers at which readers of lengths and clocks stumble, as lib0 writes them. */
const edges = [
  [0],
  [1],
  [127],
  [0x80, 1],
  [0xff, 0xff, 0x03],
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0x80, 0x80, 0x80, 0x80, 0x10],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
]

type Mutation = (bytes: number[], other: Uint8Array, random: prng.PRNG) => void

const at = (bytes: readonly number[], random: prng.PRNG) => prng.int32(random, 0, Math.max(0, bytes.length - 1))

const mutations: readonly Mutation[] = [
  // Another byte, or one bit of it.
  (bytes, _, random) => void (bytes[at(bytes, random)] = prng.int32(random, 0, 255)),
  (bytes, _, random) => {
    const where = at(bytes, random)
    bytes[where] = (bytes[where] ?? 0) ^ (1 << prng.int32(random, 0, 7))
  },
  // Cut off.
  (bytes, _, random) => void bytes.splice(at(bytes, random)),
  // Something taken out, put in, or said twice.
  (bytes, _, random) => void bytes.splice(at(bytes, random), prng.int32(random, 1, 8)),
  (bytes, _, random) => void bytes.splice(at(bytes, random), 0, ...Array.from({ length: prng.int32(random, 1, 8) }, () => prng.int32(random, 0, 255))),
  (bytes, _, random) => {
    const from = at(bytes, random)
    bytes.splice(from, 0, ...bytes.slice(from, from + prng.int32(random, 1, 64)))
  },
  // A number of consequence.
  (bytes, _, random) => void bytes.splice(at(bytes, random), 1, ...prng.oneOf(random, edges)),
  // The end of another frame.
  (bytes, other, random) => void bytes.splice(at(bytes, random), bytes.length, ...other.slice(prng.int32(random, 0, other.length))),
  // An update as an answer, an answer as a question.
  (bytes, _, random) => void (bytes[1] = prng.int32(random, 0, 3)),
]

/** A frame as an attacker might send it: mostly broken, now and then as it was. */
export function mutate(frame: Uint8Array, other: Uint8Array, random: prng.PRNG): Uint8Array {
  const bytes = [...frame]
  for (let times = prng.int32(random, 0, 3); times > 0; times--) {
    prng.oneOf(random, [...mutations])(bytes, other, random)
    if (bytes.length === 0) bytes.push(0)
  }
  return mend(bytes, random)
}

/**
 * The length of an update stands before it; most changes make it wrong, and are seen through at once. Usually it is
 * set right, so that what is behind it is looked at.
 */
function mend(bytes: readonly number[], random: prng.PRNG): Uint8Array {
  if (bytes[0] !== 0 || bytes.length < 4 || prng.int32(random, 0, 9) === 0) return Uint8Array.from(bytes)
  let head = 2
  while ((bytes[head] ?? 0) > 127) head++
  const body = bytes.slice(head + 1)
  const length: number[] = []
  for (let rest = body.length; ; rest >>= 7) {
    if (rest < 128) {
      length.push(rest)
      break
    }
    length.push((rest & 127) | 128)
  }
  return Uint8Array.from([...bytes.slice(0, 2), ...length, ...body])
}
