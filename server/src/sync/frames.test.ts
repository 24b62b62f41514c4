import * as encoding from 'lib0/encoding'
import * as fc from 'fast-check'
import { encodeMark, messageType } from 'shared/sync/wire'
import { expect, it } from 'vitest'
import { ackFrame, answerFrame, askFrame, readFrame, updateFrame } from './frames'

function byLib0(step: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

it('what is written by hand is what a stock client writes, whatever its length', () => {
  const lengths = fc.oneof(fc.constantFrom(0, 1, 127, 128, 129, 16_383, 16_384, 16_385), fc.nat(70_000))
  fc.assert(
    fc.property(lengths, (length) => {
      const bytes = Uint8Array.from({ length }, (_, index) => index % 251)
      expect(askFrame(bytes)).toEqual(byLib0(0, bytes))
      expect(answerFrame(bytes)).toEqual(byLib0(1, bytes))
      expect(updateFrame(bytes)).toEqual(byLib0(2, bytes))
      expect(readFrame(updateFrame(bytes))).toEqual({ kind: 'update', answer: false, bytes })
    }),
    { numRuns: 60 },
  )
})

it('H1 an acknowledgement is what the wire says it is, up to the highest number', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (n) => {
      expect(ackFrame(n)).toEqual(encodeMark({ kind: 'ack', n }))
    }),
    { examples: [[0], [127], [128], [2 ** 31], [2 ** 32], [Number.MAX_SAFE_INTEGER]] },
  )
})
