import { describe, expect, it } from 'vitest'
import { encodeMark } from 'shared/sync/wire'
import { firstMarkOf, judge, readTrace } from './strace'

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
const text = (words: string) => hex(Buffer.from(words))
const wal = '/data/clear-cycle.sqlite-wal'
const n = firstMarkOf(0)
const ack = (mark: number) => hex(new Uint8Array([0x82, 6, ...encodeMark({ kind: 'ack', n: mark })]))

const write = `7 pwrite64(20<${wal}>, "${text('page with word-1 in it')}", 22, 32) = 22`
const sync = `7 fdatasync(20<${wal}>)                    = 0`
const leave = `5 write(31<socket:[812]>, "${ack(n)}", 8) = 8`

const verdictOn = (...lines: string[]) =>
  judge(readTrace(lines.join('\n')), new Map([[n, 'word-1']]), (file) => file === wal)

describe('the look over the server’s shoulder', () => {
  it('is content when the word was written, synced and then acknowledged', () => {
    expect(verdictOn(write, sync, leave)).toEqual({ acks: 1, problems: [] })
  })

  it('sees an acknowledgement that nothing was synced for, as with synchronous=OFF', () => {
    expect(verdictOn(write, leave).problems).toHaveLength(1)
  })

  it('sees an acknowledgement that leaves before the sync', () => {
    expect(verdictOn(write, leave, sync).problems).toHaveLength(1)
  })

  it('is not deceived by a sync that began before the word was written', () => {
    expect(verdictOn(sync, write, leave).problems).toHaveLength(1)
  })

  it('is not deceived by a sync of another file, or by one that failed', () => {
    expect(verdictOn(write, '7 fsync(9</data/other>) = 0', leave).problems).toHaveLength(1)
    expect(verdictOn(write, `7 fdatasync(20<${wal}>) = -1 EIO (Input/output error)`, leave).problems).toHaveLength(1)
  })

  it('counts a sync that another thread interrupts from its return', () => {
    const begins = `7 fdatasync(20<${wal}> <unfinished ...>`
    const returns = '7 <... fdatasync resumed>)          = 0'
    expect(verdictOn(write, begins, returns, leave).problems).toEqual([])
    expect(verdictOn(write, begins, leave, returns).problems).toHaveLength(1)
  })

  it('reads the names of files that strace has written in hex', () => {
    const lines = [write, sync].map((line) => line.replace(wal, hex(Buffer.from(wal))))
    expect(verdictOn(...lines, leave.replace('socket:[812]', hex(Buffer.from('socket:[812]'))))).toEqual({ acks: 1, problems: [] })
  })

  it('finds an acknowledgement behind other frames, and one that is gathered from two buffers', () => {
    const behind = `5 writev(31<socket:[812]>, [{iov_base="${hex(new Uint8Array([0x82, 2, 0, 1]))}", iov_len=4}, {iov_base="${ack(n)}", iov_len=8}], 2) = 12`
    expect(verdictOn(write, sync, behind)).toEqual({ acks: 1, problems: [] })
    expect(verdictOn(write, behind).problems).toHaveLength(1)
  })

  it('holds an acknowledgement to every earlier mark that it covers', () => {
    const later = `5 write(31<socket:[812]>, "${ack(n + 1)}", 8) = 8`
    const promises = new Map([
      [n, 'word-1'],
      [n + 1, 'word-2'],
    ])
    const both = judge(readTrace([write, sync, later].join('\n')), promises, (file) => file === wal)
    expect(both.acks).toBe(2)
    expect(both.problems).toEqual([`ACK ${n + 1} left before "word-2" was on the disk`])
  })

  it('does not take one client’s acknowledgement for another’s', () => {
    const other = `5 write(31<socket:[812]>, "${ack(firstMarkOf(1))}", 8) = 8`
    expect(verdictOn(write, other, sync, leave)).toEqual({ acks: 1, problems: [] })
  })

  it('says when it has seen nothing, rather than be content', () => {
    expect(verdictOn('').problems).toEqual(['1 marks were never seen to be acknowledged'])
  })
})
