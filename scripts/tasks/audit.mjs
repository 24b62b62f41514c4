import { verdict } from '../audit.mjs'
import { pnpm } from '../install.mjs'
import { tryNpm } from '../npm.mjs'

/**
 * `npm run audit`: asks the package registry whether anything that Clear Cycle is made of has a known weakness. Advice,
 * and no part of CI: what the registry learns tomorrow must not turn yesterday's tests red.
 */
export default async function audit() {
  const { output } = await tryNpm('npx', ['--yes', pnpm(), 'audit', '--json'])
  const said = verdict(output)
  if (said.kind === 'no answer') {
    console.log(`audit: the package registry did not answer the question (${said.why}), so nothing is known either way.`)
    return 0
  }
  for (const advisory of said.grave) console.log(`${advisory.severity}: ${advisory.package}: ${advisory.title} ${advisory.url}`)
  console.log(`audit: high_or_critical=${said.grave.length} others=${said.others}`)
  return said.grave.length > 0 ? 1 : 0
}
