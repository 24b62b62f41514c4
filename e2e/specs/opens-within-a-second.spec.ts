import { expect, test } from '../fixtures'

test('a cycle with 2,000 earlier edits shows its content within a second of the click', async ({ seat }) => {
  test.setTimeout(120_000)
  const amara = await seat('Amara Nwosu')
  await amara.cycle.openFromHome('C')
  await amara.cycle.unfold('question')
  await amara.cycle.field('goalForWhom').click()
  await amara.page.keyboard.type('every letter is an edit. '.repeat(80))
  await amara.cycle.isSaved()

  const ben = await seat('Ben Ellison')
  await ben.home.isReady()
  const clickedAt = Date.now()
  await ben.home.goOn.click()
  // `expect` looks again only now and then; this waits for the very frame.
  await ben.page.getByText('13 more children').waitFor()
  const tookMs = Date.now() - clickedAt
  console.log(`opens: edits=2000 ms=${tookMs}`)
  expect(tookMs).toBeLessThan(1_000)
})
