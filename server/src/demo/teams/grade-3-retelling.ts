import type { Calendar } from '../calendar'
import type { CycleStory } from '../story'
import { tries } from '../tries'

/** Grade 3's second cycle, closed: retelling 27 → 50 of 71. */
export function retelling(days: Calendar): CycleStory {
  const { at, day } = days
  return {
    number: 2,
    openedAt: at(-112, '14:50'),
    closedAt: at(-72, '15:29'),
    room: {
      step: 'R',
      door: 'data',
      predictionsRevealed: true,
      strengths: 'They stay with a book. They remember what was funny.',
      greatestNeed: 'Telling a story back in order, with who, where and why it ends.',
      forWhom: 'Students who read well and are asked about it only in writing.',
      inquiryQuestion: 'How can we help students hold on to a story?',
      goalMeasure: 'Retelling',
      goalBaseline: 38,
      goalTarget: 70,
      goalBy: day(-75),
      goalForWhom: 'all third graders',
      observations: [{ text: '27 of 71 told it in order with an end.' }, { text: 'Most begin in the middle, where it got exciting.' }],
      inferences: [{ text: 'They retell for a teacher who knows the story: why tell it all?', confirmedBy: 'Let them tell it to somebody who has not read it.' }],
      assumptions: [{ id: 'quiet-not-lost', text: 'Whoever is quiet during a retelling is following, not lost.' }],
      chosenStrategy: 'Retell to someone who has not read it',
      whyHere: 'Book partners are used to talking. It takes four minutes.',
      ifClauses: [{ id: 'stranger', text: 'have them retell each day to a partner who has not read the page' }],
      thenStudents: 'retell in order, with people, place and ending',
      asShownBy: 'a recorded retelling',
      theoryBy: day(-75),
      because: 'a listener who does not know asks what is missing',
      predictedPercent: 65,
      predictionBefore: 'Two thirds.',
      visits: [{ id: 'amara-second', kind: 'wish', person: 'malik-lewis', with: 'amara-nwosu', date: day(-90), when: '10:10', about: 'four-minute retellings' }],
      studentVoices: [{ text: '“He asked me who ‘he’ is and I had to start over.”' }],
      smallWins: [{ text: 'A retelling by a newcomer made the whole table laugh in the right place.' }],
      ourImpact: 'They tell a story to the end now. It opens every reading block.',
      surprises: 'Stopping round-robin reading gave us back eight minutes a day.',
      cardsRevealed: true,
      decisions: [
        { id: 'retell-daily', kind: 'start', text: 'Retell to a partner at the start of each block', evidence: '27 → 50 of 71', owner: 'amara-nwosu', checkBy: day(-30), clause: 'stranger', onSharedCard: true },
        { id: 'stop-round-robin', kind: 'stop', text: 'Round-robin reading', evidence: 'Eight minutes a day; nobody could say what the others read', owner: 'ben-ellison', checkBy: day(-30) },
        { id: 'continue-partners', kind: 'continue', text: 'Book partners, three weeks each', evidence: 'Pairs who stayed together retold longer', owner: 'malik-lewis', checkBy: day(5), onSharedCard: true },
      ],
      learnedAboutPractice: 'A real listener does more than our rubric.',
      learnedAboutStudents: 'They keep order when somebody needs it.',
      nextQuestion: 'They say what happened. How do we get to what it means?',
    },
    carried: {
      'keep-pairs': { verdict: 'kept', why: 'All four rooms.' },
      'stop-logs': { verdict: 'kept', why: 'Families asked what to do instead; we told them about book partners.' },
      'next-question': { answer: 'What was funny, mostly. That is this cycle.' },
    },
    dataSets: [
      {
        measure: 'Retelling',
        waves: {
          baseline: {
            date: day(-110),
            sourceNote: 'Two minutes on tape. Met: in order, with people, place and ending.',
            whole: [71, 27],
            groups: { 'English learners': { 'English learners': [24, 6], 'Not English learners': [47, 21] } },
          },
          end: {
            date: day(-75),
            sourceNote: 'Two minutes on tape, another story.',
            whole: [71, 50],
            groups: { 'English learners': { 'English learners': [24, 15], 'Not English learners': [47, 35] } },
          },
        },
      },
    ],
    authors: {
      'amara-nwosu': {
        predictions: [{ text: 'They will start in the middle.' }],
        tries: tries(days, 'stranger', [
          [-103, 'Retell in four minutes, timer on the shelf', 'They looked at each other, not at the timer.'],
          [-92, 'Partner may ask one question', '“Who is she?” is the best question.'],
          [-81, 'Malik watched', 'They told it to him, too. He had not read it.'],
        ]),
        cards: [{ kind: 'start', text: 'Retelling every day' }],
      },
      'ben-ellison': {
        tries: tries(days, 'stranger', [
          [-100, 'Three words on a sticky note, then tell', 'Order came from the words.'],
          [-86, 'Retell to a second grader', 'Long, slow, complete.'],
        ]),
        cards: [{ kind: 'stop', text: 'Round robin', signed: true }],
      },
      'malik-lewis': {
        tries: tries(days, 'stranger', [
          [-97, 'Retell with eyes closed', 'They listen better so.'],
          [-83, 'Draw it, then tell it', 'Endings came back.'],
        ]),
      },
      'rosa-delgado-marquez': {
        tries: tries(days, 'stranger', [
          [-95, 'Tell it in Spanish, partner tells it in English', 'Nothing was lost.'],
          [-79, 'The quiet ones first', 'They had it all.'],
        ]),
        cards: [{ kind: 'continue', text: 'Partners' }],
      },
    },
  }
}
