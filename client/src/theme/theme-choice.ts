/** What the person picked; `device` follows the device. public/theme.js reads the same key before the first paint. */
export const themeChoices = ['device', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const key = 'clear-cycle.theme'

export function readTheme(): ThemeChoice {
  try {
    const stored = localStorage.getItem(key)
    return themeChoices.find((choice) => choice === stored) ?? 'device'
  } catch {
    return 'device'
  }
}

/** Shows a theme at once and remembers it on this device. Where storage is blocked it lasts until the reload. */
export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'device') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = choice
  try {
    if (choice === 'device') localStorage.removeItem(key)
    else localStorage.setItem(key, choice)
  } catch {
    // Nothing to do: the theme shows until the page is reloaded.
  }
}
