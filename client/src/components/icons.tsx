import type { ReactNode } from 'react'

/** Icons are drawn on a 20-unit square in the text's colour. They are always beside words or inside a named button. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

export const Cross = () => (
  <Icon>
    <path d="M5 5l10 10M15 5L5 15" />
  </Icon>
)
export const ChevronDown = () => (
  <Icon>
    <path d="M5 8l5 5 5-5" />
  </Icon>
)
export const ChevronRight = () => (
  <Icon>
    <path d="M8 5l5 5-5 5" />
  </Icon>
)
export const ArrowUp = () => (
  <Icon>
    <path d="M10 16V4M5 9l5-5 5 5" />
  </Icon>
)
export const ArrowDown = () => (
  <Icon>
    <path d="M10 4v12M5 11l5 5 5-5" />
  </Icon>
)
export const Plus = () => (
  <Icon>
    <path d="M10 4v12M4 10h12" />
  </Icon>
)
export const Check = () => (
  <Icon>
    <path d="M4 10.5l4 4 8-9" />
  </Icon>
)
export const Trash = () => (
  <Icon>
    <path d="M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6" />
  </Icon>
)
export const Undo = () => (
  <Icon>
    <path d="M7 5L3.5 8.5 7 12M4 8.5h7a4.5 4.5 0 010 9H8" />
  </Icon>
)
export const Redo = () => (
  <Icon>
    <path d="M13 5l3.5 3.5L13 12M16 8.5H9a4.5 4.5 0 000 9h3" />
  </Icon>
)
export const Search = () => (
  <Icon>
    <circle cx="9" cy="9" r="5" />
    <path d="M13 13l4 4" />
  </Icon>
)
export const Lock = () => (
  <Icon>
    <rect x="4.5" y="9" width="11" height="7.5" rx="1.5" />
    <path d="M7 9V6.5a3 3 0 016 0V9" />
  </Icon>
)
export const Table = () => (
  <Icon>
    <path d="M3.5 5h13v10.5h-13zM3.5 8.5h13M8 5v10.5" />
  </Icon>
)
export const More = () => (
  <Icon>
    <path d="M4.5 10h.01M10 10h.01M15.5 10h.01" strokeWidth="2.6" />
  </Icon>
)
export const People = () => (
  <Icon>
    <circle cx="7.5" cy="7" r="2.5" />
    <path d="M3 16c0-2.800 2-4.5 4.5-4.5S12 13.200 12 16M12.5 4.800a2.5 2.5 0 010 4.5M14 11.800c1.800.5 3 2 3 4.200" />
  </Icon>
)
export const Screen = () => (
  <Icon>
    <path d="M3 4.5h14v9H3zM7 17h6M10 13.5V17" />
  </Icon>
)
