import type { Calendar } from '../calendar'
import type { CycleStory } from '../story'
import { tries } from '../tries'

/** Kindergarten's first cycle, closed: letter sounds 19 → 38 of 62. */
export function letterSounds(days: Calendar): CycleStory {
  const { at, day } = days
  return {
    number: 1,
    openedAt: at(-128, '14:50'),
    closedAt: at(-46, '15:25'),
    room: {
      step: 'R',
      door: 'data',
      predictionsRevealed: true,
      strengths: 'They know their own names and find the first letter anywhere.',
      greatestNeed: 'Hearing the sound of a letter, not only its name.',
      forWhom: 'All of them; most of all those who have not been in a classroom before.',
      inquiryQuestion: 'How can we help every child hear the sound behind the letter?',
      goalMeasure: 'Letter sounds',
      goalBaseline: 31,
      goalTarget: 60,
      goalBy: day(-50),
      goalForWhom: 'all kindergartners',
      assumptions: [{ id: 'order-of-sounds', text: 'Sounds that can be stretched (m, s, f) should come first.', verdict: 'standing', revisited: 'They came first and they stuck.' }],
      options: [
        { strategy: 'A gesture for each sound', worries: 'Will it look silly in front of the fifth graders?' },
        { strategy: 'Letter of the week, with crafts', worries: 'Twenty-six weeks is all year.' },
      ],
      chosenStrategy: 'A gesture for each sound, ten minutes a day',
      whyHere: 'They move anyway. It needs no English to join in.',
      ifClauses: [{ id: 'gesture', text: 'teach each sound with a gesture, ten minutes every morning' }],
      thenStudents: 'say the sound of a letter that they see',
      asShownBy: 'the letter sound check',
      theoryBy: day(-50),
      because: 'the body remembers what the ear has just met',
      predictedPercent: 65,
      predictionBefore: 'Two thirds by the end.',
      smallWins: [{ text: 'A whole table made the sign for “sh” when the fire truck came.' }],
      ourImpact: 'The gestures gave every child a way in, also those who do not speak yet.',
      surprises: 'The children invented two gestures that are better than ours.',
      cardsRevealed: true,
      decisions: [
        { id: 'gestures', kind: 'continue', text: 'A gesture for every sound, all four rooms alike', evidence: '38 of 62, twice as many as in September', owner: 'tomas-villanueva', checkBy: day(14), clause: 'gesture', onSharedCard: true },
        { id: 'letter-of-the-week', kind: 'stop', text: 'Letter of the week', evidence: 'Sounds came faster without waiting for their week', owner: 'hannah-lindqvist', checkBy: day(10) },
      ],
      learnedAboutPractice: 'Ten minutes every day beat forty on Monday.',
      learnedAboutStudents: 'They learn sounds with their whole body.',
      nextQuestion: 'They know sounds. Why do so few put them together?',
    },
    dataSets: [
      {
        measure: 'Letter sounds',
        waves: {
          baseline: {
            date: day(-125),
            sourceNote: '26 letters, one child at a time. Met: 18 sounds.',
            whole: [62, 19],
            groups: { 'Language at home': { 'Spanish at home': [18, 3], 'Other languages, English too': [44, 16] } },
          },
          end: {
            date: day(-50),
            sourceNote: 'The same letters in another order.',
            whole: [62, 38],
            groups: { 'Language at home': { 'Spanish at home': [18, 9], 'Other languages, English too': [44, 29] } },
          },
        },
      },
    ],
    practice: { inTheWay: [{ clause: 'gesture', text: 'picture day and two fire drills in one week' }] },
    authors: {
      'marguerite-abernathy-wojcik': {
        predictions: [{ text: 'Fifteen children know more than half.' }],
        tries: tries(days, 'gesture', [
          [-118, 'Five sounds with gestures at the carpet', 'They did it again at lunch.'],
          [-97, 'Let a child lead the gestures', 'Everyone watched the hands.'],
        ]),
        cards: [{ kind: 'continue', text: 'Gestures!' }],
      },
      'tomas-villanueva': {
        predictions: [{ text: 'They know names, not sounds.' }],
        tries: tries(days, 'gesture', [
          [-115, 'Gesture first, letter second', 'The quiet ones moved before they spoke.'],
          [-90, 'Gestures in line for the bus', '“S” all the way down the hall.'],
          [-70, 'Mixed old sounds with two new ones', 'v and f are the same to them.', 'Can they feel the difference with a hand on the throat?'],
        ]),
      },
      'priya-raghunathan': {
        tries: tries(days, 'gesture', [
          [-110, 'Gestures with a mirror', 'They laughed, then they looked at their lips.'],
          [-62, 'Sound hunt in the room', 'Nineteen things with “t”.'],
        ]),
        cards: [{ kind: 'stop', text: 'Letter of the week' }],
      },
      'hannah-lindqvist': {
        tries: tries(days, 'gesture', [
          [-104, 'Same gestures as next door', 'Children who share the bus compared.'],
          [-58, 'Check with six children', 'Five knew fifteen or more.'],
        ]),
      },
    },
  }
}
