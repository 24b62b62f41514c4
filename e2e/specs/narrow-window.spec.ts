import { expect, test } from '../fixtures'
import { screens } from '../screens'

for (const screen of screens) {
  test(`${screen.name} does not scroll sideways at 320 px`, async ({ stand }) => {
    const { page } = await stand(screen, { viewport: { width: 320, height: 640 } })
    const { scroll, client, wide } = await page.evaluate(() => {
      const root = document.documentElement
      const wide = [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
        .map((element) => element.outerHTML.slice(0, 120))
      return { scroll: root.scrollWidth, client: root.clientWidth, wide }
    })
    expect(scroll, wide.slice(0, 5).join('\n')).toBe(client)
  })
}
