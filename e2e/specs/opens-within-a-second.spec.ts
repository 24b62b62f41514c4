import { expect, test } from '../fixtures'

test('a cycle with 2,000 earlier edits shows its content within a second of the click', async ({ seat }) => {
  test.setTimeout(120_000)
  const amara = await seat('Amara Nwosu')
  await amara.cycle.openFromHome('C')
  await amara.cycle.unfold('question')
  const question = amara.cycle.field('goalForWhom')
  await question.click()
  // Every round is two edits of their own: what is typed and what is taken back.
  for (let round = 0; round < 1_000; round++) {
    await question.press('x')
    await question.press('Backspace')
  }
  await amara.cycle.isSaved()

  const ben = await seat('Ben Ellison')
  await ben.home.isReady()
  const clickedAt = Date.now()
  await ben.home.goOn.click()
  await expect(ben.page.getByRole('heading', { name: 'Assess', level: 1 })).toBeVisible()
  await expect(ben.cycle.section('look').or(ben.page.locator('[id^="section-"]')).first()).toBeVisible()
  const tookMs = Date.now() - clickedAt
  console.log(`opened in ${tookMs} ms`)
  expect(tookMs).toBeLessThan(1_000)
})
