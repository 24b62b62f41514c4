import type { Calendar } from '../calendar'
import type { CycleStory } from '../story'
import { tries } from '../tries'

/** Grade 5's first cycle, closed: explaining an answer 20 → 31 of 66. */
export function mathTalk(days: Calendar): CycleStory {
  const { at, day } = days
  return {
    number: 1,
    openedAt: at(-127, '15:14'),
    closedAt: at(-67, '15:50'),
    room: {
      step: 'R',
      door: 'worry',
      worry: 'They have the answer and cannot say how.',
      strengths: 'Quick with numbers; not afraid of big ones.',
      greatestNeed: 'Explaining how they got there, in two sentences.',
      forWhom: 'Students who are right and silent.',
      inquiryQuestion: 'How can we ask so that an answer needs more than a number?',
      goalMeasure: 'Explaining an answer',
      goalBaseline: 30,
      goalTarget: 55,
      goalBy: day(-70),
      goalForWhom: 'all fifth graders',
      assumptions: [{ id: 'talk-is-noise', text: 'When they talk, they are not working.' }],
      chosenStrategy: 'Open questions, one a lesson',
      whyHere: 'It needs nothing but us.',
      ifClauses: [{ id: 'open', text: 'ask one question a lesson that has no number for an answer' }],
      thenStudents: 'explain their way in two sentences',
      asShownBy: 'two explain-problems',
      theoryBy: day(-70),
      because: 'one explains only to somebody who really asks',
      predictedPercent: 50,
      predictionBefore: 'Half.',
      smallWins: [{ text: '“I was wrong and I can tell you where.”' }],
      ourImpact: 'We ask better. They answer longer, to us. Not yet to each other.',
      cardsRevealed: true,
      decisions: [
        { id: 'one-protocol', kind: 'start', text: 'One talk protocol, twice a week, the same in all three rooms', evidence: 'They explain to us and not to each other', owner: 'imani-jefferson-bright', checkBy: day(12) },
        { id: 'open-questions', kind: 'continue', text: 'One open question a lesson', evidence: '31 of 66, from 20', owner: 'aleksander-nowakowski', checkBy: day(12), clause: 'open' },
      ],
      learnedAboutPractice: 'A question on a sticky note the evening before is a question that gets asked.',
      learnedAboutStudents: 'They like to be asked for the way more than for the number.',
      nextQuestion: 'How do we get them to talk to each other, not to us?',
    },
    dataSets: [
      {
        measure: 'Explaining an answer',
        waves: {
          baseline: { date: day(-124), sourceNote: 'Two problems, “explain how”. Met: a second person can follow.', whole: [66, 20] },
          end: { date: day(-70), sourceNote: 'Two new ones.', whole: [66, 31] },
        },
      },
    ],
    authors: {
      'lucia-fuentes': {
        tries: tries(days, 'open', [
          [-115, '“How could somebody get this wrong?”', 'Best question of the week, said a student.'],
          [-88, '“What is the same in these two?”', 'They found more than I had.'],
        ]),
        cards: [{ kind: 'continue', text: 'One open question a lesson' }],
      },
      'aleksander-nowakowski': {
        tries: tries(days, 'open', [[-103, '“Convince me”', 'They tried to convince me of anything.']]),
        cards: [{ kind: 'start', text: 'Let them talk to each other, with rules' }],
      },
      'imani-jefferson-bright': {
        tries: tries(days, 'open', [
          [-97, '“Is there another way?”', 'Three other ways.'],
          [-76, 'Question first, numbers later', 'They wanted the numbers. Then they didn’t.'],
        ]),
        cards: [{ kind: 'start', text: 'One protocol for all three rooms', signed: true }],
      },
    },
  }
}
