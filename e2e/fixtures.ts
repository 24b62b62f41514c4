import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { CyclePage } from './pages/cycle-page'
import { HomePage } from './pages/home-page'
import { SignInPage } from './pages/sign-in-page'
import { Product } from './product'

export { expect } from '@playwright/test'

/** A person at a browser of their own: own cookies, own local copies. */
export interface Seat {
  context: BrowserContext
  page: Page
  signIn: SignInPage
  home: HomePage
  cycle: CyclePage
}

interface Fixtures {
  /** The demo school, as new at the start of every test. */
  product: Product
  /** Opens a browser of its own and signs that person in there. */
  seat: (name: string, options?: Parameters<Browser['newContext']>[0]) => Promise<Seat>
}

interface WorkerFixtures {
  runningProduct: Product
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  runningProduct: [
    async ({}, use) => {
      const product = await Product.start()
      await use(product)
      await product.remove()
    },
    { scope: 'worker' },
  ],

  product: async ({ runningProduct }, use) => {
    await runningProduct.resetDemo()
    await use(runningProduct)
  },

  seat: async ({ browser, product }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (name, options) => {
      const seat = await takeSeat(browser, product, options)
      contexts.push(seat.context)
      await seat.signIn.signInAs(name)
      return seat
    })
    for (const context of contexts) await context.close()
  },
})

/** A fresh browser on the product, nobody signed in. */
export async function takeSeat(
  browser: Browser,
  product: Product,
  options?: Parameters<Browser['newContext']>[0],
): Promise<Seat> {
  const context = await browser.newContext({ baseURL: product.url, ...options })
  return seatAt(context, await context.newPage())
}

/** The page objects of a tab. */
export function seatAt(context: BrowserContext, page: Page): Seat {
  return { context, page, signIn: new SignInPage(page), home: new HomePage(page), cycle: new CyclePage(page) }
}
