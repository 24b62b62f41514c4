import { expect, type Locator, type Page } from '@playwright/test'

const furthest = 300

/** Somebody who has no mouse: moves by Tab, presses, types. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Tabs on, round the page if need be, until the element has the focus. */
  async reach(target: Locator): Promise<void> {
    await expect(target).toBeVisible()
    for (let presses = 0; presses < furthest; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`${target.toString()} cannot be reached with the Tab key.`)
  }

  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.reach(target)
    await this.page.keyboard.press(key)
  }

  async write(target: Locator, words: string): Promise<void> {
    await this.reach(target)
    await this.page.keyboard.type(words)
  }

  /** Opens a part of the step that is folded. */
  async unfold(section: Locator): Promise<void> {
    await expect(section).toBeVisible()
    if ((await section.getAttribute('data-unfolded')) === 'true') return
    await this.press(section.getByRole('button', { expanded: false }).first())
    await expect(section).toHaveAttribute('data-unfolded', 'true')
  }
}
