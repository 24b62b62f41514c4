import { cleanupOutdatedCaches, createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope
/** Every file of the page; written in by vite/service-worker.ts. */
declare const PAGE_FILES: PrecacheEntry[]

// The page itself is kept here and nothing else. Answers of the server never are: they belong to whoever is signed in,
// and the page keeps them itself, sealed (src/sync/local-store.ts).
precacheAndRoute(PAGE_FILES)
cleanupOutdatedCaches()
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/(api|sync|healthz|readyz|metrics)(\/|$)/] }),
)

// A newer version waits until a page asks for it: parts of the older one would go from under people who are typing.
self.addEventListener('message', (event) => {
  if (event.data === 'SKIP_WAITING') void self.skipWaiting()
})
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
