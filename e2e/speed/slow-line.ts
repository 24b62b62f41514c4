import type { Page } from '@playwright/test'

/** A school's slow line and an old Chromebook, as look.md measures: 1.6 Mbit/s, 150 ms, a quarter of this CPU. */
export async function onSlowLine(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  const bytesPerSecond = 1_600_000 / 8
  const line = { offline: false, latency: 150, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond }
  await devtools.send('Network.emulateNetworkConditions', line)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}
