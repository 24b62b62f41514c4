const key = 'clear-cycle.sign-out-pending'

/** Somebody signed out without a connection: the server's session is still open, and must end first. */
export function isSignOutPending(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}

export function rememberSignOut(): void {
  try {
    localStorage.setItem(key, '1')
  } catch {
    // Storage is blocked, so nothing is kept on this device either.
  }
}

export function forgetSignOut(): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // As above.
  }
}
