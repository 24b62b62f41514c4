import type { Calendar } from '../calendar'
import type { CycleStory } from '../story'
import { tries } from '../tries'

/** Grade 1's first cycle, closed: common words 31 → 49 of 66. */
export function sightWords(days: Calendar): CycleStory {
  const { at, day } = days
  return {
    number: 1,
    openedAt: at(-126, '14:46'),
    closedAt: at(-36, '15:28'),
    room: {
      step: 'R',
      door: 'worry',
      worry: 'They stop at “the”, “said”, “was”, every line, and lose the story.',
      predictionsRevealed: true,
      strengths: 'They tell a story from pictures with a beginning, a middle and an end.',
      greatestNeed: 'Reading the fifty most common words without stopping.',
      forWhom: 'Children who came to us from three different kindergartens.',
      inquiryQuestion: 'How can we make common words stay without drilling them to tears?',
      goalMeasure: 'Fifty common words',
      goalBaseline: 47,
      goalTarget: 75,
      goalBy: day(-40),
      goalForWhom: 'all first graders',
      assumptions: [{ id: 'memory', text: 'They forget words because they do not practise at home.' }],
      chosenStrategy: 'A word wall that is used: find it, read it, write it',
      whyHere: 'We have the walls. Nobody looks at them.',
      ifClauses: [{ id: 'wall', text: 'send students to the word wall and back to the sentence, in every block' }],
      thenStudents: 'read fifty common words at sight',
      asShownBy: 'the fifty-word check',
      theoryBy: day(-40),
      because: 'a word that one has looked for is remembered',
      predictedPercent: 75,
      predictionBefore: 'Three quarters.',
      smallWins: [{ text: 'Two boys moved “because” down so that they could reach it.' }],
      ourImpact: 'They look it up instead of asking us.',
      surprises: 'Guessing at other words went up.',
      cardsRevealed: true,
      decisions: [
        { id: 'word-wall', kind: 'continue', text: 'The word wall at their height, ten words at a time', evidence: '49 of 66', owner: 'grace-whitfield', checkBy: day(20), clause: 'wall' },
        { id: 'word-tests', kind: 'stop', text: 'Friday word tests', evidence: 'No difference between tested and untested words', owner: 'joshua-feldman', checkBy: day(20) },
      ],
      learnedAboutPractice: 'A wall is a tool only if somebody is sent there.',
      learnedAboutStudents: 'They remember what they had to look for.',
      nextQuestion: 'What do they do with words that are not on any wall?',
    },
    dataSets: [
      {
        measure: 'Fifty common words',
        waves: {
          baseline: { date: day(-123), sourceNote: 'Read from cards. Met: 40 of 50.', whole: [66, 31] },
          end: { date: day(-40), sourceNote: 'The same cards, shuffled.', whole: [66, 49] },
        },
      },
    ],
    carried: {},
    authors: {
      'delphine-okonkwo': {
        predictions: [{ text: 'Half.' }],
        tries: tries(days, 'wall', [
          [-112, 'Sent three children to the wall, with a pointer', 'Everyone wanted the pointer.'],
          [-84, 'Hid a word from the wall', 'They found out which in a minute.'],
        ]),
      },
      'joshua-feldman': {
        tries: tries(days, 'wall', [
          [-108, 'Moved the wall down by two feet', 'Used 14 times in one block.'],
          [-77, 'Wall words in the question of the day', 'They underlined them by themselves.'],
        ]),
        cards: [{ kind: 'stop', text: 'Friday tests' }],
      },
      'xiomara-pena-castellanos': {
        tries: tries(days, 'wall', [[-95, 'Two colors for two languages', '“Those two are cousins.”']]),
        cards: [{ kind: 'continue', text: 'Two colors on the wall', signed: true }],
      },
      'grace-whitfield': {
        tries: tries(days, 'wall', [[-71, 'Retired ten words with a little party', 'They asked which ten are next.']]),
      },
    },
  }
}
