import { expect, test } from '../fixtures'
import { seatAt } from '../seat'

test('a backup is restored while people work: what they saved since comes back, also from a device that was closed', async ({ product, seat }) => {
  const amara = await seat('Amara Nwosu')
  const ben = await seat('Ben Ellison')
  const cycleId = await amara.cycle.openFromHome('C')
  await ben.cycle.openFromHome('C')
  for (const { cycle } of [amara, ben]) await cycle.unfold('question')
  const question = ({ cycle }: typeof amara) => cycle.field('inquiryQuestion')
  const add = async (to: typeof amara, words: string) => {
    await question(to).click()
    await to.page.keyboard.press('Control+End')
    await to.page.keyboard.type(words)
    await to.cycle.isSaved()
  }
  await add(amara, ' Before the backup.')
  const backup = await product.backUp()
  await add(ben, ' Ben since.')
  await expect(question(amara)).toHaveValue(/ Before the backup\. Ben since\.$/)
  await add(amara, ' Amara since.')
  await expect(question(ben)).toHaveValue(/ Amara since\.$/)

  // Ben’s browser is gone for good; Amara’s tab is closed, and her device keeps what she had open.
  await ben.context.close()
  await amara.page.close()
  await product.restore(backup)
  const rosa = await seat('Rosa Delgado')
  await rosa.cycle.open(cycleId, 'C')
  await rosa.cycle.unfold('question')
  await expect(question(rosa)).toHaveValue(/ Before the backup\.$/)

  const again = seatAt(amara.context, await amara.context.newPage())
  await again.cycle.open(cycleId, 'C')
  await again.cycle.unfold('question')
  await again.cycle.isSaved()
  for (const each of [again, rosa]) await expect(question(each)).toHaveValue(/ Before the backup\. Ben since\. Amara since\.$/)

  // And with both pages open: they wait a moment, and go on by themselves.
  await product.restore(backup)
  await again.cycle.isSaved()
  await rosa.cycle.isSaved()
  await add(rosa, ' Rosa after.')
  await expect(question(again)).toHaveValue(/ Before the backup\. Ben since\. Amara since\. Rosa after\.$/)
})
