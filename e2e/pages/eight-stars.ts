import { expect } from '@playwright/test'
import type { Seat } from '../seat'
import type { Keyboard } from './keyboard'

/* The eight ★ of a complete cycle, and nothing else, by keyboard alone. */

async function goTo({ cycle }: Seat, keyboard: Keyboard, step: 'C' | 'L' | 'E' | 'A' | 'R'): Promise<void> {
  const link = cycle.rail.locator(`[data-step="${step}"] a`)
  await keyboard.press(link)
  await expect(link).toHaveAttribute('aria-current', 'step')
  await cycle.isStepReady()
}

/** ★ a data set · ★ strengths and greatest need, and for whom · ★ the inquiry question */
export async function collaborate({ page, cycle }: Seat, keyboard: Keyboard): Promise<void> {
  await keyboard.unfold(cycle.section('data'))
  await keyboard.press(cycle.section('data').getByRole('button', { name: 'Add a data set' }))
  await keyboard.write(page.getByLabel('What was looked at?'), 'Number talk check')
  await keyboard.write(page.getByRole('textbox', { name: 'Everyone, Baseline: children looked at' }), '69')
  await keyboard.write(page.getByRole('textbox', { name: 'Everyone, Baseline: met the mark' }), '30')

  await keyboard.unfold(cycle.section('need'))
  await keyboard.write(page.getByRole('textbox', { name: 'What are students already good at?' }), 'They explain aloud.')
  await keyboard.write(page.getByRole('textbox', { name: 'Where is the greatest need?' }), 'Writing down why.')
  await keyboard.write(cycle.field('forWhom'), 'Students with an IEP')

  await keyboard.unfold(cycle.section('question'))
  await keyboard.write(cycle.field('inquiryQuestion'), 'How can we help students write what they say?')
  await cycle.isSaved()
}

/** ★ a chosen strategy · ★ the theory of action */
export async function leverage(seat: Seat, keyboard: Keyboard): Promise<void> {
  const { page, cycle } = seat
  await goTo(seat, keyboard, 'L')
  await keyboard.unfold(cycle.section('chosen'))
  await keyboard.write(cycle.field('chosenStrategy'), 'Write before we discuss')

  await keyboard.unfold(cycle.section('theory'))
  const theory = cycle.section('theory')
  await keyboard.press(theory.getByRole('button', { name: 'do what' }))
  await keyboard.write(theory.getByRole('textbox', { name: 'If we: action 1' }), 'ask for one written sentence first')
  await page.keyboard.press('Enter')
  await keyboard.write(theory.getByRole('textbox', { name: 'Then students will' }), 'write one reason')
  await keyboard.write(theory.getByRole('textbox', { name: 'As shown by' }), 'the number talk check')
  await keyboard.reach(theory.getByLabel('By which day'))
  await page.keyboard.type('12312027')
  await cycle.isSaved()
}

/** ★ a try, in the personal document first, copied to the team's log by the server */
export async function experiment(seat: Seat, keyboard: Keyboard): Promise<void> {
  const { page, cycle } = seat
  await goTo(seat, keyboard, 'E')
  await keyboard.unfold(cycle.section('tries'))
  const tries = cycle.section('tries')
  await keyboard.press(tries.getByRole('button', { name: /ask for one written sentence first/ }))
  await keyboard.write(tries.getByRole('textbox', { name: 'What I did' }), 'Waited until everyone had a sentence.')
  await keyboard.write(tries.getByRole('textbox', { name: 'What students did' }), 'Nineteen wrote a reason.')
  await keyboard.press(tries.getByRole('button', { name: 'Add to the team’s log' }))
  await expect(tries.getByText('1 try')).toBeVisible()
  await expect(page.getByText('→ Nineteen wrote a reason.')).toBeVisible()
}

/** ★ the same look again */
export async function assess(seat: Seat, keyboard: Keyboard): Promise<void> {
  const { page, cycle } = seat
  await goTo(seat, keyboard, 'A')
  await keyboard.press(page.getByRole('button', { name: 'Take the same look again' }))
  await keyboard.write(page.getByRole('textbox', { name: /^Everyone, .*: children looked at/ }).last(), '69')
  await keyboard.write(page.getByRole('textbox', { name: /^Everyone, .*: met the mark/ }).last(), '47')
  await cycle.isSaved()
}

/** ★ a decision, and the end of the cycle */
export async function reexamine(seat: Seat, keyboard: Keyboard): Promise<void> {
  const { page, cycle } = seat
  await goTo(seat, keyboard, 'R')
  await keyboard.unfold(cycle.section('decisions'))
  await keyboard.press(cycle.section('decisions').getByRole('button', { name: 'Add a decision' }))
  await keyboard.write(page.getByRole('textbox', { name: 'We decide to' }), 'ask for a written sentence first')
  await cycle.isSaved()

  await expect(cycle.section('close')).toContainText('ready to close')
  await keyboard.unfold(cycle.section('close'))
  await keyboard.press(cycle.section('close').getByRole('button', { name: 'Close this cycle' }).last())
  const dialog = page.getByRole('dialog', { name: /^Close cycle/ })
  await keyboard.press(dialog.getByRole('button', { name: 'Close and open the next' }))
  await expect(page.getByRole('heading', { name: 'How does this cycle begin?' })).toBeVisible()
}
