import { expect, type Page } from '@playwright/test'
import { wordsOf } from '../answers'
import type { Step } from 'shared/cycles/steps'

/** The cycle page: one step in the middle, the rail on the left, the table on the right. */
export class CyclePage {
  constructor(private readonly page: Page) {}

  async open(cycleId: string, step: Step): Promise<void> {
    await this.page.goto(`/cycles/${cycleId}`)
    await this.isReady()
    await this.goTo(step)
  }

  /** From Home into the team's open cycle, at the given step. Returns the cycle's id. */
  async openFromHome(step: Step): Promise<string> {
    await this.page.getByRole('link', { name: /^Go on with/ }).click()
    await this.isReady()
    const cycleId = /\/cycles\/([^/]+)/.exec(this.page.url())?.[1]
    if (!cycleId) throw new Error(`Not on a cycle page: ${this.page.url()}`)
    await this.goTo(step)
    return cycleId
  }

  async isReady(): Promise<void> {
    await expect(this.rail).toBeVisible({ timeout: 20_000 })
  }

  async goTo(step: Step): Promise<void> {
    const link = this.rail.locator(`[data-step="${step}"] a`)
    await link.click()
    await expect(link).toHaveAttribute('aria-current', 'step')
  }

  /** The step's own code has loaded and drawn its parts. */
  async isStepReady(): Promise<void> {
    await expect(this.page.locator('[id^="section-"]').first()).toBeVisible()
  }

  /** Opens every part of the step, and waits until nothing in it is still a placeholder. */
  async openAll(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open all' }).click()
    await expect(this.page.locator('[id^="section-"][data-unfolded="false"]')).toHaveCount(0)
    await expect(this.page.locator('[aria-busy="true"]')).toHaveCount(0)
  }

  /** Closes the cycle over the API, as the dialog does, and returns the id of the one that it opened. */
  async closeAndOpenNext(cycleId: string): Promise<string> {
    const { origin } = new URL(this.page.url())
    const answer = await this.page.request.post(`/api/cycles/${cycleId}/close`, { data: { openNext: true }, headers: { Origin: origin } })
    return wordsOf(await answer.json(), 'nextCycleId')
  }

  get rail() {
    return this.page.getByRole('navigation', { name: 'Steps of the cycle' })
  }

  /** A part of the step by its id (`predictions`). */
  section(id: string) {
    return this.page.locator(`[id="section-${id}"]`)
  }

  /** Opens a part of the step, if it is folded. */
  async unfold(id: string): Promise<void> {
    const toggle = this.section(id).getByRole('button', { expanded: false }).first()
    const isFolded = (await this.section(id).getAttribute('data-unfolded')) === 'false'
    if (isFolded) await toggle.click()
    await expect(this.section(id)).toHaveAttribute('data-unfolded', 'true')
  }

  /** A field by its path (`inquiryQuestion`, `observations/<row>/text`). */
  field(path: string) {
    return this.page.locator(`[id="${path}"]`)
  }

  /** The only save control there is. */
  get saveChip() {
    return this.page.getByTitle('Is my work saved?')
  }

  /** Waits until the server has committed everything typed here. */
  async isSaved(): Promise<void> {
    await expect(this.saveChip).toHaveText('Saved', { timeout: 15_000 })
  }
}
