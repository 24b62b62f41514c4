/** Does the work once the page has loaded and has nothing better to do, after four seconds at the latest. */
export function whenIdle(work: () => void): void {
  const start = () => ('requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 4_000 }) : setTimeout(work, 1_000))
  if (document.readyState === 'complete') start()
  else window.addEventListener('load', start, { once: true })
}
