import type { Socket } from './socket'

/** Milliseconds without an answer after which the connection is taken for dead: a dropped wifi closes no socket. */
const patience = 8_000

interface MarksSettings {
  socket: Pick<Socket, 'sendMark' | 'connectAnew'>
  sent: (n: number, covers: number) => void
}

/**
 * Asks the server, in marks, whether it has our changes on its disk (docs/sync.md H1). A mark goes out only after the
 * server has asked for what we have and been answered: before that it could vouch for changes that it never got.
 */
export function marks({ socket, sent }: MarksSettings) {
  let changes = 0
  let last = 0
  let mayAsk = false
  let gathering = false
  let waiting: ReturnType<typeof setTimeout> | undefined

  const ask = () => {
    gathering = false
    if (!mayAsk || !socket.sendMark(last + 1)) return
    last += 1
    sent(last, changes)
    waiting ??= setTimeout(socket.connectAnew, patience)
  }
  const leave = () => {
    mayAsk = false
    clearTimeout(waiting)
    waiting = undefined
  }
  return {
    /** @param count of all local changes so far */
    changed(count: number) {
      changes = count
      if (gathering) return
      // Changes of one turn share a mark, which leaves right behind them: one packet for both costs the server half.
      gathering = true
      queueMicrotask(() => {
        if (gathering) ask()
      })
    },
    /** The server has asked for what we have, and has been told. */
    answered() {
      mayAsk = true
      ask()
    },
    /** The server has answered the marks up to this one. */
    heard(n: number) {
      clearTimeout(waiting)
      waiting = n < last && mayAsk ? setTimeout(socket.connectAnew, patience) : undefined
    },
    parted: leave,
    close() {
      leave()
      gathering = false
    },
  }
}
