import { expect, test } from '../fixtures'

test('a team names a moment, writes on, compares, brings it back and undoes that, while a colleague has the page open', async ({ seat }) => {
  const amara = await seat('Amara Nwosu')
  const ben = await seat('Ben Ellison')
  for (const { cycle } of [amara, ben]) {
    await cycle.openFromHome('C')
    await cycle.isStepReady()
    await cycle.unfold('question')
    await cycle.unfold('noticing')
  }
  const question = amara.cycle.field('inquiryQuestion')
  const theirQuestion = ben.cycle.field('inquiryQuestion')
  const before = await question.inputValue()

  await amara.history.openFromCycle()
  await amara.history.nameThisMoment('Before the long Tuesday')
  await amara.history.backToCycle()
  await amara.cycle.goTo('C')
  await amara.cycle.unfold('question')

  // Amara adds to the question; Ben writes it anew, so that his undo would bring the old one back beside the restored one.
  await question.click()
  await amara.page.keyboard.press('Control+End')
  await amara.page.keyboard.type(' And say why?')
  await expect(theirQuestion).toHaveValue(`${before} And say why?`)
  await theirQuestion.click()
  await ben.page.keyboard.press('Control+a')
  await ben.page.keyboard.type('What do we do when they stop reading?')
  const after = 'What do we do when they stop reading?'
  await expect(question).toHaveValue(after)
  const lines = ben.page.getByRole('list', { name: 'Observations' }).getByRole('listitem')
  const count = await lines.count()
  await ben.page.getByRole('button', { name: 'Add an observation' }).click()
  await ben.page.keyboard.type('They point at the picture.')
  await expect(lines).toHaveCount(count + 1)
  for (const { cycle } of [amara, ben]) await cycle.isSaved()

  await amara.history.openFromCycle()
  await amara.history.compareWithNow('Before the long Tuesday')
  const compared = amara.history.compared('Our inquiry question')
  await expect(compared.locator('ins').first()).toContainText('What do')
  await expect(compared.locator('del').first()).toBeVisible()
  await expect(amara.history.compared('Observations')).toContainText('They point at the picture.')

  await amara.history.bringBack()
  await expect(theirQuestion).toHaveValue(before)
  await expect(lines).toHaveCount(count)
  await expect(ben.page.getByText(/An earlier moment of this page was brought back/)).toBeVisible()
  for (let press = 0; press < 6; press++) await ben.page.keyboard.press('Control+z')
  await ben.cycle.isSaved()
  await expect(theirQuestion).toHaveValue(before)

  await amara.history.undoRestore.click()
  await expect(theirQuestion).toHaveValue(after)
  await expect(lines).toHaveCount(count + 1)
  await ben.cycle.isSaved()

  await amara.page.getByRole('link', { name: 'All moments' }).click()
  await expect(amara.history.moments.filter({ hasText: 'Before the long Tuesday' }).first()).toBeVisible()
})

test('who comes back reads what a colleague changed meanwhile, and is led there', async ({ seat }) => {
  const amara = await seat('Amara Nwosu')
  const cycleId = await amara.cycle.openFromHome('A')
  await amara.cycle.isStepReady()
  await amara.page.goto('about:blank')

  const ben = await seat('Ben Ellison')
  await ben.cycle.openFromHome('C')
  await ben.cycle.unfold('need')
  await ben.cycle.field('forWhom').fill('Those who came this year')
  await ben.cycle.isSaved()

  // Her visit before this one ended an hour ago, as far as this page is told.
  await amara.page.route('**/api/cycles/*/changes', (route) => route.continue({ url: `${route.request().url()}?since=${Date.now() - 3_600_000}` }))
  await amara.page.goto(`/cycles/${cycleId}/assess`)
  const panel = amara.page.getByRole('button', { name: /changed since/ })
  await expect(panel).toBeVisible()
  if ((await panel.getAttribute('aria-expanded')) === 'false') await panel.click()
  await amara.page.getByRole('link', { name: '“For whom?” has new words' }).click()
  await expect(amara.page).toHaveURL(/\/collaborate#forWhom$/)
  await expect(amara.cycle.field('forWhom')).toBeFocused()
})
