import { buildAll } from '../build.mjs'

/** `npm run build`: the client into client/dist, the server into server/dist, where their sources changed. */
export default async function build() {
  await buildAll()
  return 0
}
