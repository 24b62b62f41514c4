import { test } from '../fixtures'
import { assess, collaborate, experiment, leverage, reexamine } from '../pages/eight-stars'
import { Keyboard } from '../pages/keyboard'

test('a whole cycle by the eight ★, from a blank cycle to closed, by keyboard only', async ({ seat }) => {
  test.setTimeout(180_000)
  const ingrid = await seat('Ingrid Sørensen')
  const finished = await ingrid.cycle.openFromHome('R')
  const blank = await ingrid.cycle.closeAndOpenNext(finished)
  await ingrid.page.goto(`/cycles/${blank}`)
  const keyboard = new Keyboard(ingrid.page)

  await keyboard.press(ingrid.page.getByRole('button', { name: /From data/ }))
  await collaborate(ingrid, keyboard)
  await leverage(ingrid, keyboard)
  await experiment(ingrid, keyboard)
  await assess(ingrid, keyboard)
  await reexamine(ingrid, keyboard)
})
