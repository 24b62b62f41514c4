import * as z from 'zod/mini'

/**
 * What the page that checks the connection asks the server for. Nothing of the product is behind these addresses, and
 * nobody has to be signed in.
 */
export const checkPaths = {
  /** Answers with the server's time. */
  http: '/api/connection-check',
  /** Server-sent events: {@link streamedEvents}, {@link streamedApart} milliseconds apart. */
  stream: '/api/connection-check/stream',
  /** A WebSocket that says everything back. It lies under `/sync/`, so that proxies treat it as they treat the live pages. */
  socket: '/sync/check/echo',
} as const

export const serverTimeSchema = z.object({
  /** Milliseconds since 1970. */
  at: z.number(),
})

export const streamedSchema = z.object({ n: z.number() })
export const streamedEvents = 2
export const streamedApart = 1_000

/** As long as a page of a school's documents may be in one message, or longer. Bytes. */
export const longMessage = 64 * 1024

/** The server says something by itself this often, as it does on a live page. Milliseconds. */
export const socketSaysEvery = 4_000
/** What it says; everything else that comes is the client's own. */
export const socketSays = new Uint8Array([0])

/** The socket is closed after this long, however long one wants to look on. Milliseconds. */
export const socketOpenFor = 150_000
