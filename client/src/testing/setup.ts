import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'
import '../lib/i18n'
import '../lib/cycle-messages'
import { stubBrowser } from './stub-browser'

beforeAll(stubBrowser)
afterEach(cleanup)
