/** Somebody at a document. */
export interface Seat {
  room: number
  documentId: string
  /** Where the socket opens, 'ws://127.0.0.1:4000/sync/…', and what goes with it. */
  url: string
  headers: Record<string, string>
}

/** How many rooms, and how many people in each. */
export interface Places {
  rooms: number
  perRoom: number
}
