import { fileURLToPath } from 'node:url'

/** The folder that holds package.json, with a separator at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** What the commands bring along or remember; ignored by git, safe to delete. */
export const runtimeFolder = fileURLToPath(new URL('../.runtime', import.meta.url))
