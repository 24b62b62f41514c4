import type { Calendar } from '../calendar'
import type { CycleStory, TeamStory } from '../story'
import { fluencyAuthors } from './grade-2-fluency-authors'
import { spellingTalk } from './grade-2-spelling'

export function gradeTwo(days: Calendar): TeamStory {
  return { team: 'grade-2', cycles: [spellingTalk(days), fluency(days)] }
}

/** The second cycle, in the third week of Experiment: 24 tries, two visits and a small win. */
function fluency(days: Calendar): CycleStory {
  const { at, day } = days
  return {
    number: 2,
    openedAt: at(-41, '08:04'),
    // They went back to their data before they chose.
    trail: ['C', 'L', 'C', 'L', 'E'],
    room: {
      step: 'E',
      door: 'strategy',
      predictionsRevealed: true,
      strengths: 'They decode. They correct themselves when a word makes no sense. They love reading to first graders.',
      greatestNeed: 'Reading a page so that it sounds like talking, and knowing afterwards what it said.',
      forWhom: 'English learners (6 of 21), and a handful who read fast and flat.',
      underserved: 'Quick readers who are never asked to slow down.',
      crossingQuestion: 'Do students who read to somebody younger also read with more expression?',
      inquiryQuestion: 'How can we help reading sound like talking?',
      goalMeasure: 'Fluency with understanding',
      goalBaseline: 46,
      goalTarget: 65,
      goalBy: day(25),
      goalForWhom: 'all second graders, and 11 of our 21 English learners',
      observations: [
        { text: '31 of 68 met at the start; now, halfway, 36.' },
        { text: 'Most who did not meet read the words right and every line alike.' },
        { text: 'Nine can retell only when we read the page to them.' },
      ],
      inferences: [
        { text: 'They have read most texts once. Nobody reads well what they read once.', confirmedBy: 'Ask how often they have read anything twice.' },
      ],
      assumptions: [{ id: 'bored', text: 'Reading the same page again bores them.' }],
      options: [
        { strategy: 'Repeated reading with feedback', worries: 'Could become a race with a stopwatch.' },
        { strategy: 'More independent reading time', worries: 'The ones who need it most turn pages.' },
      ],
      chosenStrategy: 'Repeated reading with feedback',
      whyHere: 'Three of us, one hallway, and first graders next door who want to be read to.',
      districtAsk: 'Timed passages, words per minute in the spreadsheet each month.',
      ourExperience: 'The count makes them race. We do the monthly timing and talk about phrasing the rest of the time.',
      ifClauses: [
        { id: 'again', text: 'let each child read one page three times, for a listener' },
        { id: 'feedback', text: 'tell them after each reading one thing that sounded like talking' },
      ],
      thenStudents: 'read a new page in phrases and say what it was about',
      asShownBy: 'the fluency check with two questions',
      theoryBy: day(25),
      because: 'the second time the mind is free for the meaning',
      predictedPercent: 65,
      predictionBefore: 'Two thirds. Naomi: “the listener will matter more than the page”.',
      adaptations: [
        { clause: 'again', text: 'Third reading goes to a first grader.', why: 'A reason to read it again that is not us.' },
        { clause: 'feedback', text: 'One thing, not three.', why: 'They forgot all three.' },
      ],
      visits: [
        { id: 'naomi-open', kind: 'open', person: 'naomi-tsosie', with: 'mei-ling-chau', date: day(-3), when: '9:40', about: 'what I say after the second reading' },
        { id: 'patrick-wish', kind: 'wish', person: 'patrick-osullivan-reyes', with: 'mei-ling-chau', date: day(2), when: '10:30', about: 'how the buddies are paired' },
      ],
      studentVoices: [
        { text: '“The third time I heard that it was funny.”' },
        { text: '“I read it to a first grader and she said: again.”' },
      ],
      artefacts: [{ caption: 'A page with the breaths marked by the child, in green' }],
      smallWins: [{ text: 'A girl who whispers all day read “The Day the Crayons Quit” to a first grader, with voices.' }],
      asks: [{ to: 'coach', text: 'Dana, could you record two of my conferences so that I hear what I say?', about: 'feedback in one sentence' }],
    },
    dataSets: [
      {
        measure: 'Fluency with understanding',
        kind: 'student learning',
        waves: {
          baseline: {
            date: day(-39),
            sourceNote: 'One new page, two questions. Met: in phrases, and both answers.',
            whole: [68, 31],
            groups: { 'English learners': { 'English learners': [21, 6], 'Not English learners': [47, 25] } },
          },
          mid: {
            date: day(-2),
            sourceNote: 'Another page of the same level. Week 3, a first look only.',
            whole: [68, 36],
            groups: { 'English learners': { 'English learners': [21, 9], 'Not English learners': [47, 27] } },
          },
        },
      },
    ],
    carried: {
      'sound-then-look': { verdict: 'kept', why: 'Say it, stretch it, write it, look. It is on every desk.' },
      'next-question': { answer: 'Because they read each page once. See below.' },
      'copy-five-times': { verdict: 'kept', why: 'Gone. Nobody has asked for it back.' },
    },
    practice: {
      inTheWay: [
        { clause: 'again', text: 'indoor recess all week, everyone tired by ten' },
        { clause: 'feedback', text: 'hard to listen to one while two others need the bathroom' },
      ],
    },
    authors: fluencyAuthors(days),
    edits: [
      {
        by: 'mei-ling-chau',
        at: at(-1, '08:22'),
        write: (cycle) => void cycle.table('studentVoices').add({ text: '“My buddy waits when I breathe. Now I wait too.”' }),
      },
      {
        by: 'dana-okafor',
        at: at(-1, '12:15'),
        write: (cycle) => void cycle.table('smallWins').add({ text: 'Dana: I walked past at 9:40 and nobody looked up.' }),
      },
    ],
  }
}
