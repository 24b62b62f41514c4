/**
 * Loaded into the server by the torture alone (`node --import`): makes every SQLite connection forget
 * `synchronous = FULL`, so that the look with strace can show that it would notice.
 */
// oxlint-disable-next-line house/arrows -- it asks for nothing: it takes a promise away
import SQLite from 'better-sqlite3'

const { pragma } = SQLite.prototype

SQLite.prototype.pragma = function (source, options) {
  return pragma.call(this, source.replace('synchronous = FULL', 'synchronous = OFF'), options)
}
