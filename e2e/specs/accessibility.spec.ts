import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../fixtures'
import { screens } from '../screens'

for (const screen of screens) {
  test(`axe finds nothing on ${screen.name}, in both themes, at a desk and on a phone`, async ({ stand }) => {
    const { page } = await stand(screen, { reducedMotion: 'reduce' })
    for (const viewport of [{ width: 1366, height: 768 }, { width: 390, height: 844 }]) {
      await page.setViewportSize(viewport)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const { violations } = await new AxeBuilder({ page }).analyze()
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
        expect(found, `${colorScheme}, ${viewport.width} px`).toEqual([])
      }
    }
  })
}
