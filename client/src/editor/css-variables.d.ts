import 'react'

declare module 'react' {
  interface CSSProperties {
    /** The colour of the colleague who is in a field. */
    '--visitor'?: string
  }
}
