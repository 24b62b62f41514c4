import type { Page } from '@playwright/test'

export class HomePage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/')
  }

  /** The link into the team's open cycle: "Go on with Assess". */
  get goOn() {
    return this.page.getByRole('link', { name: /^Go on with/ })
  }
}
