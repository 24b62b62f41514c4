import type { CycleShape } from 'shared/cycles/fields'
import type { NewDataSet } from 'shared/data/add-data-set'
import type { Content } from 'shared/document/fill'
import type { Calendar } from '../calendar'
import type { CopiedStory, CycleStory } from '../story'
import { fractionsAuthors } from './grade-4-fractions-authors'

/** Grade 4's second cycle, in Re-examine: start, stop and continue with one dissent, ready to close. */
export function fractions(days: Calendar): CycleStory {
  const { at } = days
  return {
    number: 2,
    openedAt: at(-66, '14:49'),
    // The first look again came too early: they tried for two more weeks.
    trail: ['C', 'L', 'E', 'A', 'E', 'A', 'R'],
    room: { step: 'R', door: 'data', ...collaborate(days), ...leverage(days), ...experiment(days), ...assess, ...reexamine(days) },
    dataSets: [fractionCheck(days)],
    carried: {
      'strategies-before-speed': { verdict: 'kept', why: 'We name the strategy on the board each time.' },
      'stop-flash-cards': { verdict: 'kept', why: 'The boxes are in the closet.' },
      'next-question': { answer: 'It does, on a line. That is this cycle.' },
      'speed-is-smart': { verdict: 'not any more', why: 'Our slowest writers explained fractions best.' },
    },
    practice: {
      inTheWay: [
        { clause: 'line', text: 'tape number lines come off the floor after two days' },
        { clause: 'compare', text: 'the unit test came before the last two lessons' },
      ],
    },
    authors: fractionsAuthors(days),
    afterCopies: groupAndVote,
    edits: [
      {
        by: 'sofia-hernandez-iturralde',
        at: at(-3, '15:18'),
        write: (cycle) => {
          const question = cycle.text('nextQuestion')
          question.insert(question.length, ' And who does it for whom?')
        },
      },
    ],
    seenBy: ['caleb-brightwater', 'darnell-whitaker'],
  }
}

const fractionCheck = ({ day }: Calendar): NewDataSet => ({
  measure: 'Fractions as numbers',
  kind: 'student learning',
  waves: {
    baseline: {
      date: day(-63),
      sourceNote: 'Eight items: place it on the line, compare, explain one. Met: 6 of 8.',
      whole: [69, 24],
      groups: {
        IEP: { 'With an IEP': [11, 1], 'No IEP': [58, 23] },
        'English learners': { 'English learners': [17, 4], 'Not English learners': [52, 20] },
      },
    },
    end: {
      date: day(-8),
      sourceNote: 'The same eight items with other fractions.',
      whole: [69, 45],
      groups: {
        IEP: { 'With an IEP': [11, 5], 'No IEP': [58, 40] },
        'English learners': { 'English learners': [17, 10], 'Not English learners': [52, 35] },
      },
    },
  },
})

function collaborate({ day }: Calendar): Content<CycleShape> {
  return {
    predictionsRevealed: true,
    strengths: 'They share a pizza fairly and can say why. They know halves and quarters from the clock.',
    greatestNeed: 'Seeing a fraction as one number that has a place, not as two numbers on top of each other.',
    forWhom: 'Students with an IEP (1 of 11) and our English learners (4 of 17).',
    underserved: 'Those who leave for support during the first ten minutes of math.',
    crossingQuestion: 'Do students who draw their own line also explain in words?',
    inquiryQuestion: 'How can we help students see a fraction as a number?',
    goalMeasure: 'Fractions as numbers',
    goalBaseline: 35,
    goalTarget: 65,
    goalBy: day(-6),
    goalForWhom: 'all fourth graders, and five of our eleven students with an IEP',
    observations: [
      { text: '24 of 69 met; 31 placed 1/8 to the right of 1/4.' },
      { text: 'Nearly everyone who explained used a pizza.' },
    ],
    inferences: [{ text: 'They compare the bottoms, because that is what we taught them to look at first.', confirmedBy: 'Ask six students to think aloud at 1/8 and 1/4.' }],
    assumptions: [
      { id: 'procedures-first', text: 'They need the procedure first, the picture confuses them.', verdict: 'not any more', revisited: 'The ones with the line found the procedure by themselves.' },
      { id: 'iep-too-hard', text: 'Number lines are too abstract for students with an IEP.', verdict: 'not any more', revisited: 'Five of eleven now. They walked on it.' },
    ],
  }
}

function leverage({ day }: Calendar): Content<CycleShape> {
  return {
    options: [
      { strategy: 'Number lines before procedures', worries: 'We lose a week on the pacing guide.' },
      { strategy: 'Fraction tiles', worries: 'They see pieces again, not numbers.' },
    ],
    chosenStrategy: 'Number lines before procedures',
    whyHere: 'There is room in the hallway for a line of twelve feet, and they like to move.',
    districtAsk: 'Common denominators by the end of the unit.',
    ourExperience: 'They can do it by the end of the unit and not a month later. Place first, then procedure.',
    ifClauses: [
      { id: 'line', text: 'put every fraction on a number line before we calculate with it' },
      { id: 'compare', text: 'ask for two ways to compare before we name a rule' },
    ],
    thenStudents: 'place and compare fractions and explain one in words',
    asShownBy: 'the eight-item check',
    theoryBy: day(-6),
    because: 'a number is something that has a place among the others',
    predictedPercent: 60,
    predictionBefore: '60 %; Darnell 50, Ingrid 70.',
  }
}

function experiment({ day }: Calendar): Content<CycleShape> {
  return {
    adaptations: [{ clause: 'line', text: 'The line on the floor instead of on paper for the first week.', why: 'With their feet on it nobody asked which number is on the bottom.' }],
    visits: [
      { id: 'ingrid-open', kind: 'open', person: 'ingrid-sorensen', with: 'darnell-whitaker', date: day(-24), when: '10:50', about: 'the walk on the line' },
      { id: 'sofia-wish', kind: 'wish', person: 'sofia-hernandez-iturralde', with: 'caleb-brightwater', date: day(-17), when: '9:30', about: 'how Caleb asks for a second way' },
    ],
    studentVoices: [{ text: '“1/3 lives closer to 0 than I thought.”' }, { text: '“If you cut it more, it is smaller. I walked it.”' }],
    artefacts: [{ caption: 'Floor line from 0 to 2, with sticky notes by 21 students' }],
    smallWins: [{ text: 'A student with an IEP corrected the answer key, and he was right.' }],
    asks: [],
  }
}

const assess: Content<CycleShape> = {
  ourImpact:
    '21 more students place a fraction where it belongs, five with an IEP instead of one.\nWe waited with the rule in all four rooms. That was the hard part, and the part that did it.',
  surprises: 'The explanations got shorter and better. “It’s past the half” says it all.',
}

function reexamine({ day }: Calendar): Content<CycleShape> {
  return {
    cardsRevealed: true,
    cardGroups: [
      { id: 'lines', kind: 'continue', name: 'Lines everywhere' },
      { id: 'speed', kind: 'stop', name: 'Speed' },
    ],
    decisions: [
      {
        id: 'second-way',
        kind: 'start',
        text: 'Ask for a second way before naming a rule, in decimals too',
        evidence: 'Caleb’s and Sofía’s tries: explanations doubled',
        owner: 'caleb-brightwater',
        checkBy: day(19),
        clause: 'compare',
        onSharedCard: true,
      },
      {
        id: 'stop-mondays',
        kind: 'stop',
        text: 'Timed fact sheets on Mondays',
        evidence: 'No change in fact fluency since we skipped three of them; two students stopped having stomach aches',
        owner: 'ingrid-sorensen',
        checkBy: day(12),
        dissent: 'Darnell: some of mine love the sheets and see their own progress. I would keep them as a choice.',
        onSharedCard: true,
      },
      {
        id: 'keep-lines',
        kind: 'continue',
        text: 'Number line first, in every new unit',
        evidence: '24 → 45 of 69; IEP 1 → 5 of 11',
        owner: 'sofia-hernandez-iturralde',
        checkBy: day(33),
        clause: 'line',
        onSharedCard: true,
      },
    ],
    learnedAboutPractice: 'To hold back the rule for five days is a practice, and it can be learned.',
    learnedAboutStudents: 'They reason about size long before they can say “denominator”.',
    nextQuestion: 'How do we get explanations from those who still only show?',
  }
}

/** Cards are votes on words, so the team grouped the copies, not the authors' own rows. */
function groupAndVote({ cycle, copyOf }: CopiedStory): void {
  const cards = cycle.table('cards')
  const lines = [copyOf('ingrid-sorensen', 'floor-line'), copyOf('sofia-hernandez-iturralde', 'line-first')]
  const speed = [copyOf('caleb-brightwater', 'no-timing'), copyOf('ingrid-sorensen', 'fact-sheets')]
  for (const card of lines) cards.set(card, 'group', 'lines')
  for (const card of speed) cards.set(card, 'group', 'speed')
  const votes = cycle.grid('votes')
  const cast = (card: string | undefined, ...people: string[]) => {
    for (const person of people) votes.set(`${card}/${person}`, true)
  }
  cast(lines[0], 'sofia-hernandez-iturralde', 'caleb-brightwater', 'darnell-whitaker')
  cast(speed[0], 'ingrid-sorensen', 'sofia-hernandez-iturralde')
  cast(copyOf('caleb-brightwater', 'second-way'), 'ingrid-sorensen', 'caleb-brightwater', 'darnell-whitaker')
}
