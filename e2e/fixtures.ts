import { test as base, type BrowserContext, type BrowserContextOptions } from '@playwright/test'
import { Product } from './product'
import type { Screen } from './screens'
import { type Seat, seatAt } from './seat'

export { expect } from '@playwright/test'

interface Fixtures {
  /** A server without a building, as DEMO=off starts it. */
  emptyProduct: Product
  /** A browser of its own, nobody signed in. */
  newSeat: (options?: BrowserContextOptions) => Promise<Seat>
  /** The demo school, as new at the start of every test. */
  product: Product
  /** Opens a browser of its own and signs that person in there. */
  seat: (name: string, options?: BrowserContextOptions) => Promise<Seat>
  /** Opens a browser of its own and goes to a screen, as the person whom it is for. */
  stand: (screen: Screen, options?: BrowserContextOptions) => Promise<Seat>
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

  emptyProduct: async ({}, use) => {
    const product = await Product.start({ DEMO: 'off' })
    await use(product)
    await product.remove()
  },

  seat: async ({ newSeat }, use) => {
    await use(async (name, options) => {
      const seat = await newSeat(options)
      await seat.signIn.signInAs(name)
      return seat
    })
  },

  stand: async ({ newSeat }, use) => {
    await use(async ({ person, arrive }, options) => {
      const seat = await newSeat(options)
      if (person) await seat.signIn.signInAs(person)
      await arrive(seat)
      return seat
    })
  },

  newSeat: async ({ browser, product }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (options) => {
      const context = await browser.newContext({ baseURL: product.url, ...options })
      contexts.push(context)
      return seatAt(context, await context.newPage())
    })
    for (const context of contexts) await context.close()
  },
})
