import * as encoding from 'lib0/encoding'

type Write = (encoder: encoding.Encoder) => void

export interface RawBlock {
  client: number
  clock: number
  structs: readonly Write[]
  /** How many structs the block says it holds, where that is not how many it holds. */
  claims?: number
}

export interface RawDeletes {
  client: number
  ranges: readonly (readonly [clock: number, length: number])[]
}

/** An update (V1) written by hand, as no Yjs would write it. */
export function rawUpdate(blocks: readonly RawBlock[], deletes: readonly RawDeletes[] = []): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, blocks.length)
  for (const { client, clock, structs, claims = structs.length } of blocks) {
    encoding.writeVarUint(encoder, claims)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    for (const write of structs) write(encoder)
  }
  encoding.writeVarUint(encoder, deletes.length)
  for (const { client, ranges } of deletes) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
  return encoding.toUint8Array(encoder)
}

/** What is deleted and forgotten: it names nothing and lies nowhere. */
export const forgotten =
  (length: number): Write =>
  (encoder) => {
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, length)
  }

/** "Something is missing here." */
export const skipped =
  (length: number): Write =>
  (encoder) => {
    encoding.writeUint8(encoder, 10)
    encoding.writeVarUint(encoder, length)
  }

/** Words, the first in a root of this name. */
export const wordsIn =
  (root: string, words: string): Write =>
  (encoder) => {
    encoding.writeUint8(encoder, 4)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, root)
    encoding.writeVarString(encoder, words)
  }

/** Words that follow the character at `client` and `clock`. */
export const wordsAfter =
  (client: number, clock: number, words: string): Write =>
  (encoder) => {
    encoding.writeUint8(encoder, 0b1000_0100)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, words)
  }

/** A struct as these very bytes. */
export const asWritten =
  (bytes: readonly number[]): Write =>
  (encoder) => {
    for (const byte of bytes) encoding.writeUint8(encoder, byte)
  }

/** A number as lib0 writes it. */
export function varInt(value: number): number[] {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, value)
  return [...encoding.toUint8Array(encoder)]
}
