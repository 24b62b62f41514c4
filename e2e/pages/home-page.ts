import { expect, type Page } from '@playwright/test'

export class HomePage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/')
    await this.isReady()
  }

  /** Home has its answer from the server. */
  async isReady(): Promise<void> {
    await expect(this.page.locator('main h1')).toBeVisible()
    await expect(this.page.locator('main [aria-busy="true"]')).toHaveCount(0)
  }

  /** The link into the team's open cycle: "Go on with Assess". */
  get goOn() {
    return this.page.getByRole('link', { name: /^Go on with/ })
  }
}
