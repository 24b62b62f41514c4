import type { Page } from '@playwright/test'
import { wordsOf } from '../answers'
import { expect, test } from '../fixtures'

test('a person without access gets a clear page and not one byte of the document', async ({ seat, product }) => {
  const amara = await seat('Amara Nwosu')
  const cycleId = await amara.cycle.openFromHome('A')
  const detail: unknown = await (await amara.context.request.get(`/api/cycles/${cycleId}`)).json()
  const documents = ['cycle', 'practice', 'personal'].map((kind) => wordsOf(detail, 'documents', kind, 'id'))

  for (const stranger of ['Naomi Tsosie', 'Joan Pemberton', 'Theodora Papadimitriou-Lang']) {
    const { page, context } = await seat(stranger)
    const received: string[] = []
    page.on('response', async (response) => {
      if (response.url().includes('/api/')) received.push(await response.text().catch(() => ''))
    })
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => received.push(payload.toString())))
    await page.goto(`/cycles/${cycleId}`)
    await expect(page.getByRole('heading', { name: 'This cycle is not open to you' })).toBeVisible()
    expect(received.join('')).not.toMatch(/infer/i)

    const forbidden = await context.request.get(`/api/cycles/${cycleId}`)
    const unknown = await context.request.get('/api/cycles/there-is-no-such-cycle')
    expect(forbidden.status()).toBe(404)
    expect(await forbidden.text()).toBe(await unknown.text())

    for (const id of documents) {
      expect(await tryDocument(page, `${product.url.replace('http', 'ws')}/sync/${id}`)).toEqual({ code: 4403, bytes: 0 })
    }
  }
})

/** Opens a document's socket from the page and tells how it ended and how many bytes came through it. */
async function tryDocument(page: Page, url: string): Promise<{ code: number; bytes: number }> {
  return page.evaluate(
    (address) =>
      new Promise((resolve) => {
        let bytes = 0
        const socket = new WebSocket(address)
        socket.binaryType = 'arraybuffer'
        socket.onmessage = ({ data }) => (bytes += data instanceof ArrayBuffer ? data.byteLength : String(data).length)
        socket.onclose = ({ code }) => resolve({ code, bytes })
      }),
    url,
  )
}
