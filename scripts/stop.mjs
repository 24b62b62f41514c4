/** A failure that one sentence explains; printed without a stack. */
export class Stop extends Error {
  /**
   * @param {string} sentence what happened and what to do next
   * @param {number} [exitCode]
   */
  constructor(sentence, exitCode = 1) {
    super(sentence)
    this.name = 'Stop'
    this.exitCode = exitCode
  }
}
