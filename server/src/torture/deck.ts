import * as prng from 'lib0/prng'

/** What may go wrong in a round, before the server is killed. */
export const hazards = [
  'nothing',
  'append-fails',
  'commit-fails',
  'answer-lost',
  'sync-fails',
  'die',
  'pause',
  'full-disk',
] as const
export type Hazard = (typeof hazards)[number]

/** Ten rounds: in each ten of them everything goes wrong once, in an order of its own. */
const ten: readonly Hazard[] = ['nothing', 'nothing', 'nothing', 'append-fails', 'commit-fails', 'answer-lost', 'sync-fails', 'die', 'pause', 'full-disk']

/**
 * What goes wrong in each of these rounds. Where only one thing is to go wrong, it does so in each.
 * @param possible what can be made to go wrong here; the rest are rounds in which nothing does
 */
export function deal(rounds: number, possible: ReadonlySet<Hazard>, random: prng.PRNG): Hazard[] {
  const [only] = possible
  if (only !== undefined && possible.size === 1) return Array.from({ length: rounds }, () => only)
  const dealt: Hazard[] = []
  while (dealt.length < rounds) {
    const deck = [...ten]
    while (deck.length > 0) {
      const [hazard = 'nothing'] = deck.splice(prng.int32(random, 0, deck.length - 1), 1)
      dealt.push(possible.has(hazard) ? hazard : 'nothing')
    }
  }
  return dealt.slice(0, rounds)
}
