import { expect, type Page } from '@playwright/test'

/** A team's own page: here, how a name goes out of everything that it has written. */
export class TeamPage {
  constructor(private readonly page: Page) {}

  async open(teamId: string): Promise<void> {
    await this.page.goto(`/teams/${teamId}`)
    await expect(this.eraseButton).toBeVisible()
  }

  /** Types the name and looks where it stands. */
  async look(name: string): Promise<void> {
    await this.eraseButton.click()
    await this.dialog.getByLabel('The student’s name').fill(name)
    await this.page.keyboard.press('Enter')
    await expect(this.dialog.getByRole('heading', { name: 'Where it stands now' })).toBeVisible()
  }

  /** Looks where it stands, types it once more, and waits for the report. */
  async erase(name: string): Promise<void> {
    await this.look(name)
    await this.dialog.getByLabel('Type the name once more').fill(name)
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('heading', { name: 'The name is erased' })).toBeVisible({ timeout: 30_000 })
  }

  get eraseButton() {
    return this.page.getByRole('button', { name: 'Erase a name…' })
  }

  get dialog() {
    return this.page.getByRole('dialog', { name: 'Erase a name' })
  }
}
