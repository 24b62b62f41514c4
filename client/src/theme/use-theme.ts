import { useState } from 'react'
import { chooseTheme, readTheme, type ThemeChoice } from './theme-choice'

/** The chosen theme, and the way to choose another. */
export function useTheme(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const [choice, setChoice] = useState(readTheme)
  return [
    choice,
    (next) => {
      chooseTheme(next)
      setChoice(next)
    },
  ]
}
