import { expect, test } from '../fixtures'
import { screens } from '../screens'

const windows = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } }

for (const screen of screens) {
  test(`pictures of ${screen.name} are kept in screenshots/`, async ({ stand }) => {
    const { page } = await stand(screen, { reducedMotion: 'reduce' })
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    for (const [device, viewport] of Object.entries(windows)) {
      await page.setViewportSize(viewport)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const path = `screenshots/${screen.name}-${device}-${colorScheme}.png`
        const picture = await page.screenshot({ path, fullPage: true })
        expect(picture.byteLength).toBeGreaterThan(0)
      }
    }
  })
}
