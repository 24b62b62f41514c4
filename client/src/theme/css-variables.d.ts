import 'react'

declare module 'react' {
  interface CSSProperties {
    /** The hue of the step that the element belongs to. */
    '--hue'?: string
  }
}
