import { expect, test } from '../fixtures'
import type { Seat } from '../seat'

/** How soon a colleague sees what somebody has typed. */
const soon = { timeout: 1_000 }

async function twoAt(seat: (name: string) => Promise<Seat>, step: 'C' | 'L' | 'E' | 'A' | 'R') {
  const amara = await seat('Amara Nwosu')
  const ben = await seat('Ben Ellison')
  for (const { cycle } of [amara, ben]) {
    await cycle.openFromHome(step)
    await cycle.isStepReady()
  }
  return { amara, ben }
}

test('two people write in the same text: both sets of words stay, and each sees where the other is', async ({ seat }) => {
  const { amara, ben } = await twoAt(seat, 'C')
  for (const { cycle } of [amara, ben]) await cycle.unfold('question')

  await amara.cycle.field('inquiryQuestion').click()
  await expect(ben.page.locator('[data-visited]').filter({ has: ben.cycle.field('inquiryQuestion') })).toBeVisible()
  await amara.page.keyboard.press('Control+End')
  await amara.page.keyboard.type(' And explain?')
  await expect(ben.cycle.field('inquiryQuestion')).toHaveValue(/ And explain\?$/, soon)

  await ben.cycle.field('inquiryQuestion').click()
  await ben.page.keyboard.press('Control+Home')
  await Promise.all([amara.page.keyboard.type(' Every day?'), ben.page.keyboard.type('Together: ')])
  for (const { cycle } of [amara, ben]) {
    await expect(cycle.field('inquiryQuestion')).toHaveValue(/^Together: .* And explain\? Every day\?$/)
    await cycle.isSaved()
  }
})

test('rich text, a number, a day and a choice reach the colleague within a second', async ({ seat }) => {
  const { amara, ben } = await twoAt(seat, 'C')
  for (const { cycle } of [amara, ben]) {
    await cycle.unfold('need')
    await cycle.unfold('question')
  }

  const strengths = (person: Seat) => person.page.getByRole('textbox', { name: 'What are students already good at?' })
  await expect(strengths(ben)).toHaveAttribute('contenteditable', 'true')
  await strengths(amara).click()
  await amara.page.keyboard.press('Control+End')
  await amara.page.keyboard.type(' And they ask.')
  await expect(strengths(ben)).toContainText('And they ask.', soon)

  await amara.cycle.field('goalTarget').fill('70')
  await amara.cycle.field('goalTarget').blur()
  await expect(ben.cycle.field('goalTarget')).toHaveValue('70', soon)

  await amara.cycle.field('goalBy').fill('2027-05-28')
  await expect(ben.cycle.field('goalBy')).toHaveValue('2027-05-28', soon)

  const dropped = (person: Seat) => person.page.getByRole('radio', { name: 'Dropped' }).first()
  await dropped(amara).check()
  await expect(dropped(ben)).toBeChecked(soon)
})

test('rows, the blanks of the theory, and counts reach the colleague within a second', async ({ seat }) => {
  const { amara, ben } = await twoAt(seat, 'C')
  for (const { cycle } of [amara, ben]) await cycle.unfold('noticing')
  const observations = (person: Seat) => person.page.getByRole('list', { name: 'Observations' }).getByRole('listitem')
  const before = await observations(ben).count()
  await amara.page.getByRole('button', { name: 'Add an observation' }).click()
  await amara.page.keyboard.type('Eleven wrote in full sentences.')
  await expect(observations(ben)).toHaveCount(before + 1, soon)
  await expect(observations(ben).last().getByRole('textbox')).toHaveValue('Eleven wrote in full sentences.', soon)
  await observations(ben).last().getByRole('button', { name: /move or take away/ }).click()
  await ben.page.getByRole('menuitem', { name: 'Take away' }).click()
  await expect(observations(amara)).toHaveCount(before, soon)

  for (const { cycle } of [amara, ben]) {
    await cycle.goTo('A')
    await cycle.isStepReady()
  }
  const then = (person: Seat) => person.page.getByRole('textbox', { name: 'Then students will' })
  await then(amara).click()
  await amara.page.keyboard.press('Control+End')
  await amara.page.keyboard.type(' aloud')
  await expect(then(ben)).toHaveText(/ aloud$/, soon)

  await amara.page.getByRole('button', { name: 'Change the latest look' }).first().click()
  const met = amara.page.getByRole('textbox', { name: /^Everyone, .*: met the mark/ }).last()
  await met.fill('44')
  await met.blur()
  await expect(ben.page.getByText('15 more children')).toBeVisible(soon)
})

test('a vote, an owner and a tick reach the colleague within a second', async ({ seat }) => {
  const ingrid = await seat('Ingrid Sørensen')
  const caleb = await seat('Caleb Brightwater')
  for (const { cycle } of [ingrid, caleb]) {
    await cycle.openFromHome('R')
    await cycle.isStepReady()
    await cycle.openAll()
  }
  const card = (person: Seat) => person.page.getByRole('button', { name: 'Vote for: Fact sheets for who wants them' })
  await card(ingrid).click()
  await expect(caleb.page.locator('article, li').filter({ has: card(caleb) }).last()).toContainText('1 vote', soon)

  const owner = (person: Seat) => person.page.getByRole('combobox', { name: 'Who keeps an eye on it' }).first()
  await owner(ingrid).selectOption({ label: 'Darnell Whitaker' })
  await expect(owner(caleb).locator('option:checked')).toHaveText('Darnell Whitaker', soon)

  const tick = (person: Seat) => person.page.getByRole('checkbox', { name: /^Show it on the shared card/ }).first()
  await tick(ingrid).uncheck()
  await expect(tick(caleb)).not.toBeChecked(soon)
})

test('undo takes back what is mine alone', async ({ seat }) => {
  const { amara, ben } = await twoAt(seat, 'C')
  for (const { cycle } of [amara, ben]) await cycle.unfold('question')
  const question = amara.cycle.field('inquiryQuestion')
  await question.click()
  await amara.page.keyboard.press('Control+End')
  await amara.page.keyboard.type(' Mine.')
  await expect(ben.cycle.field('inquiryQuestion')).toHaveValue(/ Mine\.$/)
  await ben.cycle.field('inquiryQuestion').click()
  await ben.page.keyboard.press('Control+Home')
  await ben.page.keyboard.type('Yours. ')
  await expect(question).toHaveValue(/^Yours\. /)

  await amara.page.keyboard.press('Control+z')
  await expect(question).toHaveValue(/^Yours\. (?!.* Mine\.$)/)
  await amara.page.keyboard.press('Control+Shift+z')
  await expect(question).toHaveValue(/^Yours\. .* Mine\.$/)
})
