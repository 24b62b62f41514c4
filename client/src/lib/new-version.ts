import { create } from 'zustand'
import { whenIdle } from './when-idle'

/** A newer version of the page is waiting on this device; it takes over when the page is loaded again. */
export const useNewVersion = create<{ waiting: boolean }>(() => ({ waiting: false }))

const reloadedKey = 'clear-cycle.reloaded-at'
const notAgainWithinMs = 60_000
const patienceMs = 5_000

/**
 * Registers the service worker, which serves the page without the server, and watches for a newer one. Waits until the
 * page is idle: filling the cache must not compete with the first page on a slow line.
 */
export function watchForNewVersion(): void {
  if (!('serviceWorker' in navigator)) return
  let controlled = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // Another tab let a newer one in. The first one of all taking over is no newer version.
    if (controlled) markWaiting()
    controlled = true
  })
  whenIdle(() => {
    navigator.serviceWorker
      .register('/sw.js')
      .then(watch)
      .catch((error: unknown) => console.warn('This page will not open without the server:', error))
  })
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = () => {
    if (registration.waiting && navigator.serviceWorker.controller) markWaiting()
  }
  look()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
  document.addEventListener('visibilitychange', () => {
    // No answer only means that there is nothing newer to be had now.
    if (document.visibilityState === 'visible') registration.update().catch(() => undefined)
  })
}

function markWaiting(): void {
  useNewVersion.setState({ waiting: true })
}

/**
 * Loads the page again in the newest version that there is. What is typed is kept on this device or has been sent by
 * then. At most once a minute, so that a server that keeps refusing this page does not make it spin: false then.
 */
export async function reloadForNewVersion(): Promise<boolean> {
  if (hasJustReloaded()) return false
  sessionStorage.setItem(reloadedKey, String(Date.now()))
  await takeOver()
  location.reload()
  return true
}

function hasJustReloaded(): boolean {
  return Date.now() - Number(sessionStorage.getItem(reloadedKey) ?? 0) < notAgainWithinMs
}

/** Lets the newest worker in, or drops the old one's answer when it cannot be had in time. */
async function takeOver(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  if (!registration) return
  await Promise.race([registration.update().catch(() => undefined), after(patienceMs)])
  const newest = registration.waiting ?? registration.installing
  if (!newest) return
  const changed = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
  const skip = () => newest.postMessage('SKIP_WAITING')
  if (newest.state === 'installed') skip()
  else newest.addEventListener('statechange', () => newest.state === 'installed' && skip())
  await Promise.race([changed, after(patienceMs)])
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
