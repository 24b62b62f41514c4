import type { Calendar } from '../calendar'
import type { CycleStory, TeamStory } from '../story'
import { letterSounds } from './kindergarten-letter-sounds'

export function kindergarten(days: Calendar): TeamStory {
  return { team: 'kindergarten', cycles: [letterSounds(days), blending(days)] }
}

/** The second cycle, on its first afternoon: the last one is carried in, the predictions are not yet revealed. */
function blending({ at, day }: Calendar): CycleStory {
  return {
    number: 2,
    openedAt: at(-7, '14:48'),
    room: {
      step: 'C',
      door: 'data',
      strengths: 'They know most sounds now, and they like to show it. They listen to each other’s words in the morning circle.',
      assumptions: [{ id: 'sounds-first', text: 'A child who knows all the sounds will put them together by herself.' }],
    },
    dataSets: [
      {
        measure: 'Blending three sounds into a word',
        kind: 'student learning',
        waves: {
          baseline: {
            date: day(-5),
            sourceNote: 'Ten words, one child at a time, in the hallway. Met: 7 of 10 without help.',
            whole: [62, 22],
            groups: { 'Language at home': { 'Spanish at home': [18, 4], 'Other languages, English too': [44, 18] } },
          },
        },
      },
      {
        measure: 'What families told us at the door',
        kind: 'perceptual',
        content: 'words',
        waves: {
          baseline: {
            date: day(-6),
            sourceNote: 'Two weeks of pick-up, written down the same evening.',
            voices: [
              { who: 'families', text: 'Ella canta los sonidos en la cocina.' },
              { who: 'families', text: 'He says the letters but he will not read the cereal box.' },
              { who: 'students', text: '“I can do the sounds. The word comes by itself sometimes.”' },
            ],
          },
        },
      },
    ],
    carried: {
      'gestures': { verdict: 'kept', why: 'All four rooms, every morning. The children correct us.' },
      'letter-of-the-week': { verdict: 'dropped', why: 'We said we would stop. Last month two of us took it up again, it is in the plan book.' },
      'order-of-sounds': { verdict: 'standing', why: 'Still looks right: the sounds they can stretch came first and stuck.' },
    },
    authors: {
      'marguerite-abernathy-wojcik': {
        predictions: [
          { text: 'About a third will blend three sounds.' },
          { text: 'My Spanish speakers will do better with open syllables, ma, me, mi.', signed: true },
        ],
      },
      'tomas-villanueva': { predictions: [{ text: 'Half of them. They do it in songs already.' }] },
      'priya-raghunathan': {
        predictions: [{ text: 'They will say three sounds and then guess a word that they like.' }, { text: 'Fewer than twenty children.' }],
      },
      'hannah-lindqvist': { predictions: [{ text: 'The ones who knew the sounds early will blend, the others will not yet.' }] },
    },
    edits: [
      {
        by: 'priya-raghunathan',
        at: at(-1, '15:20'),
        write: (cycle) => void cycle.table('assumptions').add({ text: 'Songs help with sounds; they will help with words too.' }),
      },
    ],
    seenBy: ['tomas-villanueva'],
  }
}
