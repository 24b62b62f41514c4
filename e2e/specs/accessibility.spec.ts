import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { screens } from '../screens'

for (const screen of screens) {
  test(`axe finds nothing on ${screen.name}, in both themes, at a desk and on a phone`, async ({ stand }) => {
    const { page } = await stand(screen, { reducedMotion: 'reduce' })
    for (const viewport of [{ width: 1366, height: 768 }, { width: 390, height: 844 }]) {
      await page.setViewportSize(viewport)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await isDrawn(page)
        const { violations } = await new AxeBuilder({ page }).analyze()
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
        expect(found, `${colorScheme}, ${viewport.width} px`).toEqual([])
      }
    }
  })
}

/** Waits until the page has been drawn in its new size and theme, and nothing on it moves any more. */
async function isDrawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
}
