import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { TeamPage } from '../pages/team-page'

const student = 'Zyxmaya'

test('a team erases a student’s name: out of the page, and out of a browser that was offline meanwhile', async ({ seat }) => {
  const amara = await seat('Amara Nwosu')
  const ben = await seat('Ben Ellison')
  for (const { cycle } of [amara, ben]) {
    await cycle.openFromHome('C')
    await cycle.isStepReady()
    await cycle.openAll()
  }
  const question = amara.cycle.field('inquiryQuestion')
  await question.fill(`Why does ${student} stop reading?`)
  await amara.cycle.isSaved()
  const theirs = ben.cycle.field('inquiryQuestion')
  await expect(theirs).toHaveValue(`Why does ${student} stop reading?`)

  // Ben's line goes, and he writes on.
  await ben.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await ben.context.setOffline(true)
  await expect(ben.cycle.saveChip).toContainText('Offline', { timeout: 40_000 })
  await ben.cycle.field('forWhom').click()
  await ben.page.keyboard.type('Ben alone has written this.')
  await expect(ben.cycle.saveChip).toHaveText('Offline, kept on this device')

  const team = new TeamPage(amara.page)
  await team.open('grade-3')
  await team.erase(student)
  await expect(amara.page.getByText('cycle 3, our question: 1 time')).toBeVisible()
  await amara.page.getByRole('button', { name: 'Done' }).click()
  await expect(amara.page.getByRole('button', { name: /by Amara Nwosu/ })).toBeVisible()

  await ben.context.setOffline(false)
  const offered = ben.page.getByRole('dialog', { name: 'Words that were not saved' })
  await expect(offered).toBeVisible({ timeout: 40_000 })
  await expect(offered.getByLabel('Your words')).toHaveValue(/Ben alone has written this\./)
  await offered.getByRole('button', { name: 'I do not need them' }).click()
  await expect(theirs).toHaveValue('Why does [name removed] stop reading?', { timeout: 20_000 })
  await ben.cycle.isSaved()
  expect(await epochsKept(ben.page)).not.toContain(1)
})

/** Of the copies of documents that this device keeps. */
async function epochsKept(page: Page): Promise<unknown[]> {
  return page.evaluate(
    () =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('clear-cycle')
        opening.onerror = () => reject(opening.error ?? new Error('unreadable'))
        opening.onsuccess = () => {
          const copies = opening.result.transaction('copies').objectStore('copies').getAll()
          copies.onerror = () => reject(copies.error ?? new Error('unreadable'))
          copies.onsuccess = () => resolve(copies.result.map((copy: { epoch: unknown }) => copy.epoch))
        }
      }),
  )
}
