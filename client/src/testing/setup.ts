import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'
import '../lib/i18n'
import '../lib/building-messages'
import '../lib/connection-check-messages'
import '../lib/cycle-messages'
import '../lib/dashboard-messages'
import '../lib/erasing-messages'
import '../lib/joining-messages'
import '../lib/keeping-messages'
import { stubBrowser } from './stub-browser'

// Parts of a page load their code when they are first drawn, and a busy machine takes its time over that.
configure({ asyncUtilTimeout: 5_000 })

beforeAll(stubBrowser)
afterEach(() => {
  cleanup()
  // What a test has put there by hand.
  if (typeof document !== 'undefined') document.body.replaceChildren()
})
