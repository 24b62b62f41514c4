import { BlockingProxy } from '../blocking-proxy'
import { expect, test } from '../fixtures'
import { ConnectionCheckPage } from '../pages/connection-check-page'
import { Product } from '../product'

test('a school whose proxy stops live pages is told what does not get through, and what to tell its IT department', async ({ browser }) => {
  test.setTimeout(180_000)
  const proxy = await BlockingProxy.start()
  const product = await Product.start({ PUBLIC_URL: proxy.url })
  proxy.leadTo(product.port)
  const context = await browser.newContext({ baseURL: proxy.url, permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  const check = new ConnectionCheckPage(page)
  try {
    // Nobody is signed in.
    proxy.treatment = 'refuses'
    await page.goto('/sign-in')
    await page.getByRole('link', { name: /Check the connection/ }).click()
    await check.hasEnded()
    await expect(check.verdict).toContainText('live pages do not get through')
    await expect(check.line('The server')).toContainText('Works')
    await expect(check.line('Live connection opens')).toContainText(/Does not work.*does not pass WebSockets on/)
    await expect(check.line('News')).toContainText('They come as they are sent.')
    await page.getByRole('button', { name: 'Copy these lines' }).click()
    await expect(page.getByText('Copied.', { exact: true })).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('Host: 127.0.0.1')
    expect(copied).toContain(`Port: ${proxy.port} (TCP)`)
    expect(copied).toContain('Live connection opens: Does not work')

    proxy.treatment = 'swallows'
    await check.again()
    await expect(check.line('Messages both ways')).toContainText(/Does not work.*nothing comes back/)

    proxy.treatment = 'cuts'
    await check.again()
    await expect(check.line('Messages both ways')).toContainText('Works')
    await expect(check.line('Stays open')).toContainText(/Does not work.*It was cut after/)

    proxy.treatment = 'passes'
    await check.again()
    await expect(check.line('Stays open')).toContainText('It stayed open for 10 s.')
    await expect(check.verdict).toContainText('Everything works.')
  } finally {
    await context.close()
    await proxy.stop()
    await product.remove()
  }
})
