import { expect, test } from '../fixtures'

test('two people write in the same text and see each other within a second', async ({ seat }) => {
  const amara = await seat('Amara Nwosu')
  const ben = await seat('Ben Ellison')
  await amara.cycle.openFromHome('C')
  await ben.cycle.openFromHome('C')
  for (const { cycle } of [amara, ben]) await cycle.unfold('question')

  await amara.cycle.field('inquiryQuestion').click()
  await expect(ben.page.locator('[data-visited]').filter({ has: ben.cycle.field('inquiryQuestion') })).toBeVisible()
  await amara.page.keyboard.press('End')
  await amara.page.keyboard.type(' And explain?')
  await expect(ben.cycle.field('inquiryQuestion')).toHaveValue(/ And explain\?$/, { timeout: 1_000 })

  await ben.cycle.field('inquiryQuestion').click()
  await ben.page.keyboard.press('Home')
  await Promise.all([amara.page.keyboard.type(' Every day?'), ben.page.keyboard.type('Together: ')])
  for (const { cycle } of [amara, ben]) {
    await expect(cycle.field('inquiryQuestion')).toHaveValue(/^Together: .* And explain\? Every day\?$/)
    await cycle.isSaved()
  }
})
