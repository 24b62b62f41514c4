// Which way imports may point. A zone is a place in the tree; a file belongs to the first zone whose `at` begins its
// path. A new feature folder needs no line here; a new kind of place does.

/**
 * @typedef {object} Zone
 * @property {string} name
 * @property {string[]} at beginnings of paths, relative to the root
 * @property {string[]} may zones that its files may import beside their own; '*' is the whole package
 * @property {string} advice where code goes that an import here would need
 * @property {boolean} [nouns] one folder a noun, and no noun imports another
 * @property {string[]} [packages] the only npm packages allowed; without it, any
 * @property {string[]} [typesFrom] zones whose types alone it may import
 */

const serverDown = ['server/http', 'server/db', 'server/lib']
const clientDown = ['client/components', 'client/theme', 'client/lib', 'client/messages']

/** @type {Zone[]} */
export const zones = [
  {
    name: 'shared/testing',
    at: ['shared/src/testing/'],
    may: ['shared'],
    advice: 'builders know shared/ only',
  },
  {
    name: 'shared',
    at: ['shared/'],
    may: [],
    packages: ['yjs', 'lib0', 'zod', 'fractional-indexing'],
    advice: 'shared/ is pure TypeScript without Node, React or I/O; put what needs them in server/ or client/',
  },

  { name: 'server/testing', at: ['server/src/testing/'], may: ['*', 'shared/testing'], advice: 'only tests import it' },
  {
    name: 'server/torture',
    at: ['server/src/torture/', 'server/src/fuzz/', 'server/src/simulation/', 'server/src/bench/'],
    may: ['*', 'server/testing', 'shared/testing'],
    advice: 'it drives the server from outside',
  },
  {
    name: 'server/features',
    at: ['server/src/features/'],
    may: serverDown,
    typesFrom: ['server/env'],
    nouns: true,
    advice:
      'take what you need as a parameter and let app.ts pass it in, where features and sync meet; ' +
      'or move what two nouns share down to db/, http/, lib/ or shared/',
  },
  {
    name: 'server/sync',
    at: ['server/src/sync/'],
    may: serverDown,
    typesFrom: ['server/env'],
    advice: 'sync knows no feature: take what you need as a parameter and let app.ts pass it in',
  },
  {
    name: 'server/watching',
    at: ['server/src/watching/'],
    may: serverDown,
    typesFrom: ['server/sync', 'server/env'],
    advice: 'it counts what others tell it: take what you need to look at as a parameter and let wiring/ pass it in',
  },
  {
    name: 'server/demo',
    at: ['server/src/demo/'],
    may: ['server/features', 'server/sync', ...serverDown],
    typesFrom: ['server/env'],
    advice: 'the demo school fills the store through features and sync; app.ts and main.ts call it, nothing else does',
  },
  {
    name: 'server/env',
    at: ['server/src/env'],
    may: ['server/lib'],
    typesFrom: ['server/features', 'server/sync', 'server/http', 'server/db'],
    advice: 'settings know nothing of the parts that use them',
  },
  {
    name: 'server/http',
    at: ['server/src/http/'],
    may: ['server/db', 'server/lib'],
    typesFrom: ['server/env'],
    advice: 'http/ knows no noun: put the rule beside its noun in features/',
  },
  {
    name: 'server/db',
    at: ['server/src/db/'],
    may: ['server/lib'],
    advice: 'db/ knows tables only: put the query in the store.ts of its noun',
  },
  {
    name: 'server/lib',
    at: ['server/src/lib/'],
    may: [],
    advice: 'lib/ knows nothing of the product: take what you need as a parameter',
  },
  { name: 'server', at: ['server/'], may: ['*'], advice: 'main.ts and app.ts are the top: nothing imports them' },

  { name: 'client/testing', at: ['client/src/testing/'], may: ['*', 'shared/testing'], advice: 'only tests import it' },
  {
    name: 'client/features',
    at: ['client/src/features/'],
    may: ['client/sync', 'client/editor', ...clientDown],
    nouns: true,
    advice:
      'what two features share goes down to components/, lib/ or shared/; or let a page in app/ put the two together',
  },
  {
    name: 'client/sync',
    at: ['client/src/sync/'],
    may: clientDown,
    advice: 'sync/ knows no feature, no editor and no page: take what you need as a parameter',
  },
  {
    name: 'client/editor',
    at: ['client/src/editor/'],
    may: ['client/sync', ...clientDown],
    advice: 'editor/ knows no feature: take what you need as a prop',
  },
  {
    name: 'client/components',
    at: ['client/src/components/'],
    may: ['client/theme', 'client/lib', 'client/messages'],
    advice:
      'components/ could ship in another product: take what you need as a prop, or move the component into its feature',
  },
  { name: 'client/theme', at: ['client/src/theme/'], may: [], advice: 'theme/ holds tokens only' },
  {
    name: 'client/lib',
    at: ['client/src/lib/'],
    may: ['client/messages'],
    advice: 'lib/ knows nothing of the product: take what you need as a parameter',
  },
  { name: 'client/messages', at: ['client/src/messages/'], may: [], advice: 'the catalogue is words only' },
  { name: 'client', at: ['client/src/app/', 'client/'], may: ['*'], advice: 'app/ is the top: nothing imports it' },

  {
    name: 'e2e',
    at: ['e2e/'],
    may: ['shared/testing'],
    typesFrom: ['shared'],
    advice: 'browser tests know what a person sees: use a page object or a builder of shared/testing',
  },
]

/** Packages with one door each: everything else goes through the file behind it. */
const doors = [
  {
    packages: ['kysely', 'better-sqlite3'],
    inside: /^server\/src\/(db\/|testing\/|features\/[^/]+\/store\.ts$|sync\/[^/]*(log|store)[^/]*\.ts$)/,
    advice: 'SQL lives in the store.ts of its noun, in db/ and in the log',
  },
]

const isTest = (/** @type {string} */ file) => /\.test\.tsx?$/.test(file)
const isDashboard = (/** @type {string} */ file) => /^server\/src\/features\/(dashboards|exports)\//.test(file)
const isStore = (/** @type {string} */ path) => /\/store(\.ts)?$/.test(path)
const nounOf = (/** @type {string} */ path) => path.split('/')[3]

/** @param {string} path */
const zoneOf = (path) => zones.find((zone) => zone.at.some((beginning) => path.startsWith(beginning)))

/** @param {Zone} zone such as server/db, of the package server */
const packageOf = (zone) => zone.name.split('/')[0]

/**
 * @param {Zone} from
 * @param {Zone} to
 * @param {{ test: boolean, typeOnly: boolean }} how
 */
function mayImport(from, to, { test, typeOnly }) {
  if (from === to || from.may.includes(to.name)) return true
  if (typeOnly && from.typesFrom?.includes(to.name)) return true
  if (to.name.endsWith('/testing')) return test && ['shared', packageOf(from)].includes(packageOf(to))
  if (to.name === 'shared') return packageOf(from) !== 'e2e'
  return from.may.includes('*') && packageOf(from) === packageOf(to)
}

/**
 * Judges an import of one of our own files.
 * @param {string} file the importing file, relative to the root, with slashes
 * @param {string} target the imported file, relative to the root, with or without its extension
 * @param {boolean} [typeOnly]
 * @returns {string | undefined} what is wrong and where the code should go
 */
export function judgeImport(file, target, typeOnly = false) {
  const from = zoneOf(file)
  const to = zoneOf(target)
  if (!from || !to) return undefined
  if (!mayImport(from, to, { test: isTest(file), typeOnly }))
    return `${from.name} may not import ${to.name}: ${from.advice}.`
  if (from.nouns && from === to && nounOf(file) !== nounOf(target) && !(isDashboard(file) && isStore(target))) {
    return `The feature "${nounOf(file)}" may not import the feature "${nounOf(target)}": ${from.advice}.`
  }
  return undefined
}

/**
 * Judges an import of an npm package or of a module of Node.
 * @param {string} file as in judgeImport
 * @param {string} name the package, or `node:…`
 * @param {boolean} [typeOnly]
 * @returns {string | undefined} as in judgeImport
 */
export function judgePackage(file, name, typeOnly = false) {
  const zone = zoneOf(file)
  const config = !file.includes('/src/')
  if (zone?.packages && !isTest(file) && !config && !zone.packages.includes(name)) {
    return `${zone.name} may not import ${name}: ${zone.advice}.`
  }
  const door = doors.find(({ packages }) => packages.includes(name))
  if (door && !typeOnly && !isTest(file) && !door.inside.test(file))
    return `${name} may not be imported here: ${door.advice}.`
  return undefined
}
