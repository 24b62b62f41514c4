import { expect, test } from '../fixtures'

test('a session ends while someone types: they sign in over the page and nothing is lost', async ({ seat, product }) => {
  const amara = await seat('Amara Nwosu')
  const ben = await seat('Ben Ellison')
  await amara.cycle.openFromHome('C')
  await ben.cycle.openFromHome('C')
  await amara.cycle.unfold('question')
  await ben.cycle.unfold('question')

  await amara.cycle.field('inquiryQuestion').click()
  await amara.page.keyboard.press('Control+End')
  const signedOut = await amara.context.request.delete('/api/session', { headers: { Origin: product.url } })
  expect(signedOut.ok()).toBe(true)
  await amara.page.keyboard.type(' Typed as the session ended.')

  await expect(amara.signIn.again).toBeVisible()
  await expect(amara.cycle.field('inquiryQuestion')).toHaveValue(/ Typed as the session ended\.$/)
  await amara.signIn.again.getByRole('button', { name: /Amara Nwosu/ }).click()
  await expect(amara.signIn.again).toBeHidden()
  await amara.cycle.isSaved()
  await expect(ben.cycle.field('inquiryQuestion')).toHaveValue(/ Typed as the session ended\.$/)
})
