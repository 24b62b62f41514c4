import { expect, type Locator, type Page } from '@playwright/test'

/** The page that says what gets through a network. */
export class ConnectionCheckPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/connection-check')
    await this.hasEnded()
  }

  async again(): Promise<void> {
    await this.page.getByRole('button', { name: 'Check again' }).click()
    await expect(this.checks).toHaveAttribute('aria-busy', 'true')
    await this.hasEnded()
  }

  /** Every check has found something; the last of them looks on for ten seconds. */
  async hasEnded(): Promise<void> {
    await expect(this.checks).toHaveAttribute('aria-busy', 'false', { timeout: 40_000 })
  }

  get checks(): Locator {
    return this.page.getByRole('list', { name: 'What was checked' })
  }

  get verdict(): Locator {
    return this.page.getByRole('status').first()
  }

  line(check: string): Locator {
    return this.checks.getByRole('listitem').filter({ has: this.page.getByText(check, { exact: true }) })
  }
}
