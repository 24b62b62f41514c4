import type { Calendar } from '../calendar'
import type { CycleStory } from '../story'
import { tries } from '../tries'

/** Grade 4's first cycle, closed: multiplication by strategy 29 → 48 of 69. */
export function factFluency(days: Calendar): CycleStory {
  const { at, day } = days
  return {
    number: 1,
    openedAt: at(-129, '14:50'),
    closedAt: at(-69, '15:30'),
    room: {
      step: 'R',
      door: 'data',
      predictionsRevealed: true,
      strengths: 'They skip-count and they see doubles everywhere.',
      greatestNeed: 'Getting to 7 × 8 from something they know.',
      forWhom: 'Students who freeze when the timer starts.',
      inquiryQuestion: 'How can we get from counting to knowing?',
      goalMeasure: 'Multiplication by strategy',
      goalBaseline: 42,
      goalTarget: 70,
      goalBy: day(-72),
      goalForWhom: 'all fourth graders',
      observations: [{ text: 'Those who know the fives know most others within a step.' }],
      inferences: [{ text: 'The timer tests nerves.', confirmedBy: 'Same facts without a timer.' }],
      assumptions: [{ id: 'speed-is-smart', text: 'The quick ones understand it best.' }],
      options: [
        { strategy: 'Strategies before speed', worries: 'Takes longer at first.' },
        { strategy: 'Flash cards every day', worries: 'We did that for years.' },
      ],
      chosenStrategy: 'Strategies before speed',
      whyHere: 'They talk about numbers at lunch. Let them.',
      ifClauses: [{ id: 'from-known', text: 'ask for the known fact that a new one comes from' }],
      thenStudents: 'reach a fact in two steps and say how',
      asShownBy: 'ten facts with a sentence each',
      theoryBy: day(-72),
      because: 'what one can rebuild is never lost',
      predictedPercent: 70,
      predictionBefore: '70 %.',
      visits: [{ id: 'caleb-open', kind: 'open', person: 'caleb-brightwater', with: 'ingrid-sorensen', date: day(-90), when: '9:30', about: 'number talk' }],
      studentVoices: [{ text: '“7 × 8 is 5 × 8 and a bit. I like the bit.”' }],
      smallWins: [{ text: 'Nobody cried on a Monday for four weeks.' }],
      ourImpact: '19 more students get there in two steps. Whole class talks start with “I knew that …”.',
      surprises: 'The quickest two explained least.',
      cardsRevealed: true,
      decisions: [
        { id: 'strategies-before-speed', kind: 'continue', text: 'Strategies before speed', evidence: '29 → 48 of 69', owner: 'darnell-whitaker', checkBy: day(-20), clause: 'from-known', onSharedCard: true },
        { id: 'stop-flash-cards', kind: 'stop', text: 'Flash cards as a whole-class race', evidence: 'The same eight win, the same eight hide', owner: 'ingrid-sorensen', checkBy: day(-20), onSharedCard: true },
      ],
      learnedAboutPractice: 'One good question replaces twenty cards.',
      learnedAboutStudents: 'They would rather be right than fast, if we let them.',
      nextQuestion: 'Does it hold for fractions, where nobody can count?',
    },
    dataSets: [
      {
        measure: 'Multiplication by strategy',
        waves: {
          baseline: {
            date: day(-127),
            sourceNote: 'Ten facts, one sentence each. Met: 7 with a way.',
            whole: [69, 29],
            groups: { IEP: { 'With an IEP': [11, 2], 'No IEP': [58, 27] } },
          },
          end: {
            date: day(-72),
            sourceNote: 'Ten other facts.',
            whole: [69, 48],
            groups: { IEP: { 'With an IEP': [11, 5], 'No IEP': [58, 43] } },
          },
        },
      },
    ],
    authors: {
      'sofia-hernandez-iturralde': {
        predictions: [{ text: 'Forty of them know the fives.' }],
        tries: tries(days, 'from-known', [
          [-118, '“What do you know that is near?”', 'Near is now a math word in our room.'],
          [-95, 'Facts as families on a poster', 'They added grandparents.'],
        ]),
        cards: [{ kind: 'stop', text: 'Races' }],
      },
      'caleb-brightwater': {
        tries: tries(days, 'from-known', [
          [-114, 'Number talk with 6 × 7', 'Five ways.'],
          [-90, 'Ingrid watched, students led', 'They asked her for a sixth way.'],
        ]),
      },
      'ingrid-sorensen': {
        tries: tries(days, 'from-known', [
          [-110, 'Put the timer in a drawer', 'A sigh, honestly.'],
          [-84, 'Number talk, five minutes', 'They ask for it when I forget.'],
        ]),
        cards: [{ kind: 'continue', text: 'Number talks' }],
      },
      'darnell-whitaker': {
        tries: tries(days, 'from-known', [
          [-105, 'Doubles only, then doubles plus one', '“It was there all the time.”'],
          [-80, 'Exit slip: which fact helped you?', 'Fives and doubles.'],
        ]),
        cards: [{ kind: 'continue', text: 'Strategies first', signed: true }],
      },
    },
  }
}
