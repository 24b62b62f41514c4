import { expect, test } from '../fixtures'
import { seatAt } from '../seat'

test('one goes offline, edits, reloads, closes the tab and returns: both read the same', async ({ seat }) => {
  const amara = await seat('Amara Nwosu')
  const ben = await seat('Ben Ellison')
  const cycleId = await amara.cycle.openFromHome('C')
  await ben.cycle.openFromHome('C')
  await amara.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await amara.cycle.unfold('question')
  await ben.cycle.unfold('question')

  await amara.context.setOffline(true)
  await expect(amara.cycle.saveChip).toContainText('Offline', { timeout: 40_000 })
  await amara.cycle.field('inquiryQuestion').click()
  await amara.page.keyboard.press('Control+End')
  await amara.page.keyboard.type(' Written offline.')
  await expect(amara.cycle.saveChip).toHaveText('Offline, kept on this device')

  await amara.page.reload()
  await amara.cycle.isReady()
  await amara.cycle.goTo('C')
  await amara.cycle.unfold('question')
  await expect(amara.cycle.field('inquiryQuestion')).toHaveValue(/ Written offline\.$/)
  await amara.cycle.field('inquiryQuestion').click()
  await amara.page.keyboard.press('Control+End')
  await amara.page.keyboard.type(' And after a reload.')
  await expect(amara.cycle.saveChip).toHaveText('Offline, kept on this device')

  await amara.page.close()
  const again = seatAt(amara.context, await amara.context.newPage())
  await again.cycle.open(cycleId, 'C')
  await again.cycle.unfold('question')
  await expect(again.cycle.field('inquiryQuestion')).toHaveValue(/ Written offline\. And after a reload\.$/)

  await ben.cycle.field('inquiryQuestion').click()
  await ben.page.keyboard.press('Control+Home')
  await ben.page.keyboard.type('Meanwhile: ')
  await ben.cycle.isSaved()

  await again.context.setOffline(false)
  await again.cycle.isSaved()
  for (const { cycle } of [again, ben]) {
    await expect(cycle.field('inquiryQuestion')).toHaveValue(/^Meanwhile: .* Written offline\. And after a reload\.$/)
  }
})
