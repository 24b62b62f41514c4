import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { seatAt } from '../seat'

const secret = 'Only Amara has written this.'

test('a second person signs in on the same device and neither sees nor uploads the first one’s work', async ({ seat }) => {
  const amara = await seat('Amara Nwosu')
  const cycleId = await amara.cycle.openFromHome('C')
  await amara.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await amara.cycle.unfold('question')
  await amara.context.setOffline(true)
  await expect(amara.cycle.saveChip).toContainText('Offline', { timeout: 40_000 })
  await amara.cycle.field('inquiryQuestion').click()
  await amara.page.keyboard.press('Control+End')
  await amara.page.keyboard.type(` ${secret}`)
  await expect(amara.cycle.saveChip).toHaveText('Offline, kept on this device')
  await amara.page.close()

  // Somebody else opens the same browser: the cookie is gone with the session, the local copies are not.
  await amara.context.clearCookies()
  await amara.context.setOffline(false)
  const ben = seatAt(amara.context, await amara.context.newPage())
  const sent: string[] = []
  ben.page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(payload.toString())))
  await ben.signIn.signInAs('Ben Ellison')
  await ben.cycle.open(cycleId, 'C')
  await ben.cycle.unfold('question')
  await ben.cycle.isSaved()
  await expect(ben.cycle.field('inquiryQuestion')).toHaveValue(/./)
  await expect(ben.cycle.field('inquiryQuestion')).not.toHaveValue(new RegExp(secret))
  expect(sent.join('')).not.toContain(secret)
  expect(await readEverythingKept(ben.page)).not.toContain(secret)
  await ben.page.close()

  // Its owner comes back to this device: now it is sent.
  await amara.context.clearCookies()
  const back = seatAt(amara.context, await amara.context.newPage())
  await back.signIn.signInAs('Amara Nwosu')
  await back.cycle.open(cycleId, 'C')
  await back.cycle.unfold('question')
  await expect(back.cycle.field('inquiryQuestion')).toHaveValue(new RegExp(secret))
  await back.cycle.isSaved()
})

/** Every byte that this device keeps for the site, as text. */
async function readEverythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const asText = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value)
      if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value)
      if (value && typeof value === 'object') return Object.values(value).map(asText).join(' ')
      return String(value)
    }
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('unreadable'))
      })
    let kept = JSON.stringify(Object.entries(localStorage))
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue
      const database = await settled(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const rows = await settled(database.transaction(store).objectStore(store).getAll())
        kept += asText(rows)
      }
      database.close()
    }
    return kept
  })
}
