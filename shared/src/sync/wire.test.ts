import * as decoding from 'lib0/decoding'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closeCode, encodeMark, isFinalClose, type Mark, messageType, readMark, refusals, syncParameters, WIRE_VERSION } from './wire'

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const n = fc.nat()
const marks: fc.Arbitrary<Mark> = fc.oneof(
  fc.record({ kind: fc.constantFrom('mark' as const, 'ack' as const), n }),
  fc.record({ kind: fc.constant('nack' as const), n, reason: fc.constantFrom(...refusals) }),
)

describe('the wire', () => {
  it('reads back every mark that it writes', () => {
    fc.assert(
      fc.property(marks, (mark) => {
        const decoder = decoding.createDecoder(encodeMark(mark))
        expect(decoding.readVarUint(decoder)).toBe(messageType.mark)
        expect(readMark(decoder)).toEqual(mark)
        expect(decoding.hasContent(decoder)).toBe(false)
      }),
    )
  })

  it('refuses with an error whatever is not a mark', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          expect(['mark', 'ack', 'nack']).toContain(readMark(decoding.createDecoder(bytes)).kind)
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
        }
      }),
    )
  })

  it('retries after a change of role or an overload, and after nothing that is final (A1)', () => {
    const retried = Object.entries(closeCode).filter(([, code]) => !isFinalClose(code))
    expect(retried.map(([name]) => name)).toEqual(['roleChanged', 'overloaded'])
  })

  /** When this fails, older clients are spoken to in another language: raise WIRE_VERSION, then `npx vitest run wire -u`. */
  it('is what is on record under its version', () => {
    expect({
      version: WIRE_VERSION,
      messageType,
      syncParameters,
      closeCode,
      mark: hex(encodeMark({ kind: 'mark', n: 300 })),
      ack: hex(encodeMark({ kind: 'ack', n: 300 })),
      nacks: refusals.map((reason) => hex(encodeMark({ kind: 'nack', n: 1, reason }))),
    }).toMatchInlineSnapshot(`
      {
        "ack": "6401ac02",
        "closeCode": {
          "epochChanged": 4409,
          "gone": 4404,
          "noAccess": 4403,
          "overloaded": 1013,
          "reload": 4426,
          "roleChanged": 4205,
          "signedOut": 4401,
          "tooBig": 4413,
        },
        "mark": "6400ac02",
        "messageType": {
          "auth": 2,
          "awareness": 1,
          "mark": 100,
          "queryAwareness": 3,
          "sync": 0,
        },
        "nacks": [
          "640201096d616c666f726d6564",
          "64020107746f6f2d626967",
          "64020109726561642d6f6e6c79",
          "6402010d756e6b6e6f776e2d6669656c64",
          "64020111666f726569676e2d737472756374757265",
          "6402010e666f726569676e2d617574686f72",
        ],
        "syncParameters": {
          "editorVersion": "ev",
          "epoch": "epoch",
          "schemaVersion": "v",
        },
        "version": 2,
      }
    `)
  })
})
