import { expect, type Page } from '@playwright/test'

/** A cycle's history: moments in a list, two of them side by side, one brought back. */
export class HistoryPage {
  constructor(private readonly page: Page) {}

  async open(cycleId: string): Promise<void> {
    await this.page.goto(`/cycles/${cycleId}/history`)
    await this.isReady()
  }

  /** From the cycle page, by its quiet link. */
  async openFromCycle(): Promise<void> {
    await this.page.getByRole('link', { name: 'History of this page' }).click()
    await this.isReady()
  }

  async isReady(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: /^History of cycle/ })).toBeVisible()
  }

  /** Keeps the page as it is saved now. */
  async nameThisMoment(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Name this moment…' }).click()
    await this.page.getByRole('textbox', { name: 'Name' }).fill(name)
    await this.page.getByRole('button', { name: 'Keep this moment' }).click()
    await expect(this.moments.filter({ hasText: name })).toBeVisible()
  }

  /** Puts a moment beside now. */
  async compareWithNow(name: string): Promise<void> {
    await this.page.getByRole('link', { name: `Compare with now: ${name}` }).click()
    await expect(this.page.getByRole('heading', { level: 2, name: `“${name}” beside now` })).toBeVisible()
    await expect(this.page.locator('main [aria-busy="true"]')).toHaveCount(0)
  }

  /** What differs in one part of the page, in a comparison. */
  compared(label: string) {
    return this.page.getByRole('article', { name: label })
  }

  async bringBack(): Promise<void> {
    await this.page.getByRole('button', { name: 'Bring it back…' }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: 'Bring it back', exact: true }).click()
    await expect(this.page.getByRole('dialog')).toHaveCount(0)
  }

  get undoRestore() {
    return this.page.getByRole('button', { name: 'Undo restore', exact: true }).first()
  }

  get moments() {
    return this.page.getByRole('list', { name: 'Moments that are kept' }).getByRole('listitem')
  }

  /** Back to the cycle that it is the history of. */
  async backToCycle(): Promise<void> {
    await this.page.getByRole('link', { name: 'Back to the cycle' }).click()
  }
}
