import { ClearCycleError } from 'shared/errors'

/** Asked too often; the answer says when to go on (Retry-After). */
export class TooMany extends ClearCycleError {
  /** @param retryAfter whole seconds */
  constructor(
    readonly retryAfter: number,
    message = `That was a lot at once. Wait ${retryAfter === 1 ? 'a second' : `${retryAfter} seconds`} and go on; nothing is lost.`,
  ) {
    super('too-many', message)
  }
}
