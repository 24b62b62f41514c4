/** How long each check waits before it says so. Milliseconds. */
export interface Patience {
  /** For an answer over HTTP, and for a socket to open. */
  answer: number
  /** For a message to come back, short or long. */
  echo: number
  /** For the stream's events. */
  stream: number
  /** How long the socket has to stay open. */
  stay: number
  /** For the service worker, and the storage of the device. */
  device: number
}

export const usualPatience: Patience = { answer: 8_000, echo: 8_000, stream: 6_000, stay: 10_000, device: 5_000 }

/** Longer than proxies keep a connection that they take for idle. */
export const longStay = 130_000

/** What `promise` resolves with, or `late` after that time. */
export async function within<T, const L>(ms: number, promise: Promise<T>, late: L): Promise<T | L> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<L>((resolve) => (timer = setTimeout(() => resolve(late), ms)))
  try {
    return await Promise.race([promise, patience])
  } finally {
    clearTimeout(timer)
  }
}
