import type { BrowserContext, Page } from '@playwright/test'
import { CyclePage } from './pages/cycle-page'
import { HistoryPage } from './pages/history-page'
import { HomePage } from './pages/home-page'
import { SignInPage } from './pages/sign-in-page'

/** A person at a browser of their own: own cookies, own local copies. */
export interface Seat {
  context: BrowserContext
  page: Page
  signIn: SignInPage
  home: HomePage
  cycle: CyclePage
  history: HistoryPage
}

/** The page objects of a tab. */
export function seatAt(context: BrowserContext, page: Page): Seat {
  return { context, page, signIn: new SignInPage(page), home: new HomePage(page), cycle: new CyclePage(page), history: new HistoryPage(page) }
}
