import { expect, type Page } from '@playwright/test'

/** The sign-in page of the demo school, and the sign-in over a page whose session has ended. */
export class SignInPage {
  constructor(private readonly page: Page) {}

  async signInAs(name: string): Promise<void> {
    await this.page.goto('/sign-in')
    await this.person(name).click()
    await expect(this.page).not.toHaveURL(/sign-in/)
  }

  /** The button of one person of the school. */
  person(name: string) {
    return this.page.getByRole('button', { name: new RegExp(name) })
  }

  /** The dialog that asks for a new sign-in over the page. */
  get again() {
    return this.page.getByRole('dialog', { name: 'You have been signed out' })
  }
}
