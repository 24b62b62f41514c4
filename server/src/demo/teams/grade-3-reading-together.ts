import type { Calendar } from '../calendar'
import type { CycleStory } from '../story'
import { tries } from '../tries'

/** Grade 3's first cycle, closed: staying with a book 33 → 52 of 71. */
export function readingTogether(days: Calendar): CycleStory {
  const { at, day } = days
  return {
    number: 1,
    openedAt: at(-150, '14:47'),
    closedAt: at(-113, '15:26'),
    room: {
      step: 'R',
      door: 'worry',
      worry: 'They change books every two minutes. Nobody finishes anything.',
      predictionsRevealed: true,
      strengths: 'They love to choose. They tell each other what to read.',
      greatestNeed: 'Staying with one book for fifteen minutes and wanting to go back to it.',
      forWhom: 'All of them; most of all those who read below their friends.',
      inquiryQuestion: 'How can we make staying with a book worth it?',
      goalMeasure: 'Fifteen minutes with one book',
      goalBaseline: 46,
      goalTarget: 75,
      goalBy: day(-115),
      goalForWhom: 'all third graders',
      observations: [{ text: 'In fifteen minutes: 33 stay, 22 swap once, 16 swap three times or more.' }],
      inferences: [{ text: 'They swap where the book gets hard and nobody is near.', confirmedBy: 'Note the page at which they swap.' }],
      assumptions: [{ id: 'level', text: 'A book at the right level is a book they stay with.', verdict: 'not any more', revisited: 'They stay with hard books that a friend reads too.' }],
      options: [
        { strategy: 'Book partners', worries: 'Two talk, nobody reads.' },
        { strategy: 'Reading logs, signed at home', worries: 'Signed by whoever is near.' },
      ],
      chosenStrategy: 'Book partners: two copies, one conversation',
      whyHere: 'Our library has pairs of most books, nobody knew.',
      ifClauses: [{ id: 'pairs', text: 'let two students read the same book and meet every other day' }],
      thenStudents: 'stay with a book for fifteen minutes and say what they want to know next',
      asShownBy: 'three fifteen-minute looks',
      theoryBy: day(-115),
      because: 'somebody waits to hear what they think',
      predictedPercent: 70,
      predictionBefore: '70 %.',
      visits: [{ id: 'rosa-first', kind: 'open', person: 'rosa-delgado-marquez', with: 'ben-ellison', date: day(-130), when: '9:20', about: 'how the pairs start' }],
      studentVoices: [{ text: '“I can’t stop, my partner is on page 40.”' }],
      smallWins: [{ text: 'Two boys asked for a third copy.' }],
      ourImpact: '19 more stay with a book. We moved the chairs and found the second copies; they did the rest.',
      surprises: 'The hard books were finished more often than the easy ones.',
      cardsRevealed: true,
      decisions: [
        { id: 'keep-pairs', kind: 'continue', text: 'Book partners, same partner for three weeks', evidence: '33 → 52 of 71', owner: 'ben-ellison', checkBy: day(-100), clause: 'pairs', onSharedCard: true },
        { id: 'stop-logs', kind: 'stop', text: 'Signed reading logs', evidence: 'No relation between signatures and staying', owner: 'amara-nwosu', checkBy: day(-100), onSharedCard: true },
      ],
      learnedAboutPractice: 'Who they read with matters more than what we pick.',
      learnedAboutStudents: 'They will work at a book for a friend.',
      nextQuestion: 'They read to the end. What do they remember of it?',
    },
    dataSets: [
      {
        measure: 'Fifteen minutes with one book',
        waves: {
          baseline: {
            date: day(-147),
            sourceNote: 'Three looks in one week, two of us in the room. Met: no swap in two of three.',
            whole: [71, 33],
            groups: { 'English learners': { 'English learners': [24, 9], 'Not English learners': [47, 24] } },
          },
          end: {
            date: day(-115),
            sourceNote: 'Three looks, the same two of us.',
            whole: [71, 52],
            groups: { 'English learners': { 'English learners': [24, 17], 'Not English learners': [47, 35] } },
          },
        },
      },
    ],
    authors: {
      'amara-nwosu': {
        predictions: [{ text: 'Half will stay.' }],
        tries: tries(days, 'pairs', [
          [-141, 'Six pairs, chosen by me', 'Four worked.'],
          [-133, 'Pairs chosen by them', 'Five worked. Different ones.'],
        ]),
        cards: [{ kind: 'stop', text: 'Reading logs' }],
      },
      'ben-ellison': {
        tries: tries(days, 'pairs', [
          [-139, 'Same book, meet on the rug every other day', 'They came with sticky notes.'],
          [-128, 'One question for each meeting', 'They did not need it.'],
        ]),
      },
      'malik-lewis': {
        tries: tries(days, 'pairs', [[-136, 'Pairs across reading levels', 'The slower one set the questions.']]),
        cards: [{ kind: 'continue', text: 'Pairs, three weeks each' }],
      },
      'rosa-delgado-marquez': {
        tries: tries(days, 'pairs', [
          [-134, 'One copy in Spanish, one in English', 'They compared covers, then chapters.'],
          [-122, 'Ben visited, pairs did not notice him', 'Fifteen minutes went by.'],
        ]),
      },
    },
  }
}
