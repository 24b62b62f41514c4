import * as Y from 'yjs'

type Events = Parameters<Y.Doc['emit']>

/**
 * A document that tells nobody where nobody listens. Yjs tells of each transaction in ten ways, and makes lists for each:
 * for one letter that is as much work as the letter.
 */
export class QuietDoc extends Y.Doc {
  override emit(...event: Events): void {
    if (this._observers.has(event[0])) super.emit(...event)
  }
}
