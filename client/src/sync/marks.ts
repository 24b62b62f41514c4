import type { Socket } from './socket'

/** Milliseconds. Keystrokes within this time share a mark. */
const gather = 50

/**
 * Asks the server, in marks, whether it has our changes on its disk (docs/sync.md H1). A mark goes out only after the
 * server has asked for what we have and been answered: before that it could vouch for changes that it never got.
 */
export function marks(socket: Pick<Socket, 'sendMark'>, sent: (n: number, covers: number) => void) {
  let changes = 0
  let last = 0
  let mayAsk = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const ask = () => {
    clearTimeout(timer)
    timer = undefined
    if (mayAsk && socket.sendMark(last + 1)) sent((last += 1), changes)
  }
  return {
    /** @param count of all local changes so far */
    changed(count: number) {
      changes = count
      timer ??= setTimeout(ask, gather)
    },
    answered() {
      mayAsk = true
      ask()
    },
    parted() {
      mayAsk = false
    },
    close() {
      clearTimeout(timer)
      mayAsk = false
    },
  }
}
