import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { collaborate, leverage } from '../pages/eight-stars'
import { Keyboard } from '../pages/keyboard'
import { type Seat, seatAt } from '../seat'

const passwords = { priya: 'five quiet herons over the weir', ana: 'a kettle sings beneath the stairs', bo: 'seven maple boats in autumn rain' }

/** Somebody with a browser of their own and no mouse. */
interface Person extends Seat {
  keyboard: Keyboard
}

async function personAt(browser: Browser, baseURL: string): Promise<Person> {
  const context = await browser.newContext({ baseURL, reducedMotion: 'reduce' })
  const seat = seatAt(context, await context.newPage())
  return { ...seat, keyboard: new Keyboard(seat.page) }
}

async function isSound(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

test('a new school, from its first start to its first shared cycle, by keyboard only', async ({ browser, emptyProduct }) => {
  test.setTimeout(240_000)
  const { url } = emptyProduct
  const priya = await personAt(browser, url)
  await setUpBuilding(priya, setupPathIn(emptyProduct.said))
  await signAgreement(priya)
  const invitation = await addAndInvite(priya, 'Ana Brodsky', 'ana@juniper.example', 'Grade 3')

  const ana = await personAt(browser, url)
  await takeUpInvitation(ana, invitation)
  await ana.keyboard.press(ana.page.getByRole('button', { name: 'Start a cycle' }))
  await ana.keyboard.press(ana.page.getByRole('button', { name: /From data/ }))

  // A colleague comes with the team's code, and is let in by somebody who is in it.
  const bo = await personAt(browser, url)
  await joinByCode(bo, await joinPathOf(ana))
  await letIn(ana, 'Bo Lindqvist')
  await bo.page.goto('/')
  await goOnFromAgreement(bo)
  await bo.keyboard.press(bo.page.getByRole('link', { name: /^Go on with/ }))
  await bo.cycle.isReady()

  await ana.page.goto('/')
  await ana.keyboard.press(ana.page.getByRole('link', { name: /^Go on with/ }))
  await ana.cycle.isReady()
  await collaborate(ana, ana.keyboard)
  await expect(bo.page.getByText('How can we help students write what they say?').first()).toBeVisible()
  await leverage(ana, ana.keyboard)
  await isSound(ana.page)

  await isNotOnBoard(priya)
  await publish(ana)
  await readCard(priya)
  for (const { context } of [priya, ana, bo]) await context.close()
})

function setupPathIn(said: string): string {
  const path = /\/setup\/[\w-]+/.exec(said)?.[0]
  if (path === undefined) throw new Error(`No setup link in:\n${said}`)
  return path
}

async function setUpBuilding({ page, keyboard }: Person, path: string): Promise<void> {
  await page.goto(path)
  await keyboard.write(page.getByLabel('Name of the school'), 'Juniper Street School')
  await isSound(page)
  await keyboard.write(page.getByLabel('Your name'), 'Priya Raman')
  await keyboard.write(page.getByLabel('Your school mail address'), 'priya@juniper.example')
  await keyboard.write(page.getByLabel('Choose a password'), passwords.priya)
  await keyboard.press(page.getByLabel('I lead this school'), 'Space')
  await keyboard.press(page.getByRole('checkbox', { name: 'Grade 3' }), 'Space')
  await keyboard.press(page.getByRole('button', { name: 'Set up the building' }))
}

async function signAgreement({ page, keyboard }: Person): Promise<void> {
  await expect(page.getByRole('heading', { name: 'The building’s agreement' })).toBeVisible()
  await isSound(page)
  await keyboard.press(page.getByRole('button', { name: 'Sign for the building' }))
  await expect(page.getByText(/Signed by Priya Raman/)).toBeVisible()
  await goOnFromAgreement({ page, keyboard })
}

async function goOnFromAgreement({ page, keyboard }: Pick<Person, 'page' | 'keyboard'>): Promise<void> {
  await keyboard.press(page.getByRole('button', { name: 'I have read it' }).or(page.getByRole('link', { name: 'Go to Home' })))
  await expect(page.getByRole('heading', { name: 'The building’s agreement' })).toBeHidden()
}

async function addAndInvite({ page, keyboard }: Person, name: string, email: string, team: string): Promise<string> {
  await page.goto('/building/people')
  await keyboard.press(page.getByRole('button', { name: 'Add a person' }))
  const dialog = page.getByRole('dialog', { name: 'Add a person' })
  await keyboard.write(dialog.getByLabel('Name', { exact: true }), name)
  await keyboard.write(dialog.getByLabel('School mail address'), email)
  await keyboard.press(dialog.getByRole('checkbox', { name: team }), 'Space')
  await isSound(page)
  await keyboard.press(dialog.getByRole('button', { name: 'Add and invite' }))
  const link = page.getByLabel(`Link for ${name} alone`)
  await expect(link).toHaveValue(/\/links\//)
  await isSound(page)
  return link.inputValue()
}

async function takeUpInvitation({ page, keyboard }: Person, invitation: string): Promise<void> {
  await page.goto(new URL(invitation).pathname)
  await isSound(page)
  await keyboard.write(page.getByLabel('New password'), passwords.ana)
  await keyboard.press(page.getByRole('button', { name: 'Save the password and sign in' }))
  await goOnFromAgreement({ page, keyboard })
  await isSound(page)
}

async function joinPathOf({ page, keyboard }: Person): Promise<string> {
  await page.goto('/')
  await keyboard.press(page.getByRole('link', { name: /^Our team/ }))
  await expect(page.getByRole('heading', { name: 'Let colleagues in' })).toBeVisible()
  await keyboard.press(page.getByRole('button', { name: 'Make a code' }))
  const link = page.getByText(/\/join\/\w+/).first()
  await expect(link).toBeVisible()
  await isSound(page)
  return /\/join\/\w+/.exec((await link.textContent()) ?? '')?.[0] ?? ''
}

async function joinByCode({ page, keyboard }: Person, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { name: 'Join Grade 3' })).toBeVisible()
  await isSound(page)
  await keyboard.write(page.getByLabel('Your name, as colleagues know it'), 'Bo Lindqvist')
  await keyboard.write(page.getByLabel('Your e-mail address at school'), 'bo@juniper.example')
  await keyboard.write(page.getByLabel('A password'), passwords.bo)
  await keyboard.press(page.getByRole('button', { name: 'Register and ask to be let in' }))
  await expect(page.getByText(/Grade 3 has been asked/)).toBeVisible()
}

async function letIn({ page, keyboard }: Person, name: string): Promise<void> {
  await keyboard.press(page.getByRole('button', { name: `Let in ${name}` }))
  await expect(page.getByText(`${name} is in the team.`).first()).toBeVisible()
}

async function isNotOnBoard({ page }: Person): Promise<void> {
  await page.goto('/board')
  await expect(page.getByText('Grade 3').first()).toBeVisible()
  await expect(page.getByText('How can we help students write what they say?')).toHaveCount(0)
  await isSound(page)
}

async function publish({ page, keyboard }: Person): Promise<void> {
  await page.goto(`${new URL(page.url()).pathname.replace(/^(\/cycles\/[^/]+).*/, '$1')}/card`)
  await keyboard.press(page.getByRole('button', { name: /^Publish/ }))
  await expect(page.getByText(/Published/).first()).toBeVisible()
  await isSound(page)
}

async function readCard({ page, keyboard }: Person): Promise<void> {
  // The board refreshes by itself: nobody reloads it.
  await expect(page.getByText('How can we help students write what they say?').first()).toBeVisible()
  await keyboard.press(page.getByRole('link', { name: /card/i }).first())
  await expect(page.getByText('Write before we discuss').first()).toBeVisible()
  await expect(page.getByText('69')).toHaveCount(0)
  await isSound(page)
}
