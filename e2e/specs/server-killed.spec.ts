import { expect, test } from '../fixtures'

test('the server is killed while two people type: both come back by themselves and what read Saved is there', async ({
  product,
  seat,
}) => {
  const amara = await seat('Amara Nwosu')
  const ben = await seat('Ben Ellison')
  const cycleId = await amara.cycle.openFromHome('C')
  await ben.cycle.openFromHome('C')
  for (const { cycle } of [amara, ben]) await cycle.unfold('question')
  const question = amara.cycle.field('inquiryQuestion')
  const goal = ben.cycle.field('goalMeasure')

  await question.click()
  await amara.page.keyboard.press('Control+End')
  await amara.page.keyboard.type(' Said before the kill.')
  await goal.click()
  await ben.page.keyboard.press('Control+End')
  await ben.page.keyboard.type(' Measured before the kill.')
  await amara.cycle.isSaved()
  await ben.cycle.isSaved()

  const typing = Promise.all([
    amara.page.keyboard.type(' And typed right through it.', { delay: 40 }),
    ben.page.keyboard.type(' And here as well.', { delay: 60 }),
  ])
  await product.kill()
  await typing
  for (const { cycle } of [amara, ben]) await expect(cycle.saveChip).not.toHaveText('Saved')
  await product.start()

  for (const { cycle } of [amara, ben]) await cycle.isSaved()
  const witness = await seat('Rosa Delgado')
  await witness.cycle.open(cycleId, 'C')
  await witness.cycle.unfold('question')
  await expect(witness.cycle.field('inquiryQuestion')).toHaveValue(
    / Said before the kill\. And typed right through it\.$/,
  )
  await expect(witness.cycle.field('goalMeasure')).toHaveValue(/ Measured before the kill\. And here as well\.$/)
})
