import type { CycleShape } from 'shared/cycles/fields'
import type { NewDataSet } from 'shared/data/add-data-set'
import type { Content } from 'shared/document/fill'
import type { Calendar } from '../calendar'
import type { CycleStory } from '../story'
import { inferringAuthors } from './grade-3-inferring-authors'

const baseline = -105
const mid = -4

/** Grade 3's third cycle, in Assess: the prediction was missed, and the gap was halved. */
export function inferring(days: Calendar): CycleStory {
  const { at } = days
  return {
    number: 3,
    openedAt: at(-71, '15:02'),
    room: { step: 'A', door: 'data', ...collaborate(days), ...leverage(days), ...experiment(days), ...assess },
    dataSets: [inferenceCheck(days), howTheyTalk(days)],
    carried: {
      'retell-daily': { verdict: 'kept', why: 'It opens every reading block now. It takes four minutes.' },
      'stop-round-robin': { verdict: 'kept', why: 'Nobody misses it.' },
      'continue-partners': { verdict: 'kept', why: 'The same partner for three weeks works better than a new one each day.' },
      'next-question': { answer: 'By listening to what they noticed. We are in the middle of it.' },
      'quiet-not-lost': { verdict: 'standing', why: 'Rosa’s notes say they follow. We still have to hear it from them.' },
    },
    practice: {
      inTheWay: [
        { clause: 'listen', text: 'no time to listen to everyone in a 40-minute block' },
        { clause: 'aloud', text: 'assembly week: two reading blocks gone' },
      ],
    },
    authors: inferringAuthors(days),
    edits: [
      {
        by: 'rosa-delgado-marquez',
        at: at(-2, '15:12'),
        write: (cycle) =>
          cycle.table('adaptations').add({
            ...{ clause: 'aloud', text: 'Sentence starters on a ring: “I noticed … so maybe …”, in English and Spanish.' },
            why: 'Newcomers had the idea and not the hinge.',
          }),
      },
      {
        by: 'ben-ellison',
        at: at(-1, '15:24'),
        write: (cycle) => cycle.text('forWhom').insert(cycle.text('forWhom').length, ': 5 of 24 met, against 24 of 47.'),
      },
      {
        by: 'ben-ellison',
        at: at(-1, '15:31'),
        write: (cycle) =>
          cycle.table('smallWins').add({ text: 'A boy who never volunteers said “I think she is lying, look at her feet” and the room went quiet.' }),
      },
      {
        by: 'rosa-delgado-marquez',
        at: at(-1, '16:04'),
        write: (cycle) =>
          cycle.table('asks').add({ to: 'colleague', text: 'Could someone model one in my room on Tuesday?', about: 'listening to what students say they noticed' }),
      },
    ],
    seenBy: ['malik-lewis'],
  }
}

const inferenceCheck = ({ day }: Calendar): NewDataSet => ({
  measure: 'Inference check',
  kind: 'student learning',
  waves: {
    baseline: {
      date: day(baseline),
      sourceNote: 'Two short passages, six questions each. Met: 4 of 6 with a detail from the text. Two of us scored every paper.',
      whole: [71, 29],
      groups: {
        'English learners': { 'English learners': [24, 5], 'Not English learners': [47, 24] },
        'Race and ethnicity': { Hispanic: [31, 10], White: [18, 11], Black: [14, 5], Asian: [5, 2], 'Two or more races': [3, 1] },
        IEP: { 'With an IEP': [9, 1], 'No IEP': [62, 28] },
      },
    },
    mid: {
      date: day(mid),
      sourceNote: 'Two new passages of the same length, scored the same way by the same two of us.',
      whole: [71, 42],
      groups: {
        'English learners': { 'English learners': [24, 12], 'Not English learners': [47, 30] },
        'Race and ethnicity': { Hispanic: [31, 17], White: [18, 13], Black: [14, 8], Asian: [5, 3], 'Two or more races': [3, 1] },
        IEP: { 'With an IEP': [9, 3], 'No IEP': [62, 39] },
      },
    },
  },
})

const howTheyTalk = ({ day }: Calendar): NewDataSet => ({
  measure: 'What students say when we ask “how do you know?”',
  kind: 'perceptual',
  content: 'words',
  waves: {
    baseline: {
      date: day(baseline + 2),
      sourceNote: 'Written down during one reading block in each room.',
      voices: [
        { who: 'students', text: 'I just know.' },
        { who: 'students', text: 'It says so. … No, I don’t know where.' },
        { who: 'students', text: 'You have to guess what the teacher thinks.' },
      ],
    },
    mid: {
      date: day(mid),
      sourceNote: 'The same question, the same block.',
      voices: [
        { who: 'students', text: 'It says her hands were shaking and she hid the letter. So she’s scared.' },
        { who: 'students', text: 'I noticed it twice, that’s why.' },
        { who: 'teachers', text: 'Three of them argued about a comma. I let them.' },
      ],
    },
  },
})

function collaborate({ day }: Calendar): Content<CycleShape> {
  return {
    predictionsRevealed: true,
    strengths: 'They retell in order, with names and places. Partner talk is calm. They love being read to.',
    greatestNeed: 'Saying what a text does not say, and pointing to the words that make them think so.',
    forWhom: 'English learners most of all',
    underserved: 'Our newcomers, who retell well in Spanish and are asked to infer only in English.',
    crossingQuestion: 'Do students who talk before they write also give more details in the check?',
    inquiryQuestion: 'How can we help students infer?',
    goalMeasure: 'Inference check',
    goalBaseline: 41,
    goalTarget: 65,
    goalBy: day(3),
    goalForWhom: 'all of grade 3, and at least half of our English learners',
    observations: [
      { text: '29 of 71 met. 5 of the 24 English learners did.' },
      { text: 'Most papers that did not meet quote the text but say nothing about it.' },
      { text: 'Eleven papers stop after “because”.' },
      { text: 'Questions about feelings were answered more often than questions about reasons.' },
    ],
    inferences: [
      {
        text: 'They have never heard what goes on in a reader’s head. We ask for the answer and not for the road to it.',
        confirmedBy: 'Count how often each of us thinks aloud in one week.',
      },
      {
        text: 'English learners know it and lack the words for “maybe”, “probably”, “must be”.',
        confirmedBy: 'Ask five of them in Spanish first.',
      },
    ],
    assumptions: [
      { id: 'rush', text: 'They rush because they want to be finished first.' },
      { id: 'vocabulary', text: 'If they knew more words, inferring would come by itself.' },
      { id: 'quiet-follow', text: 'A student who is quiet in English is not thinking about the text.' },
    ],
  }
}

function leverage({ day }: Calendar): Content<CycleShape> {
  return {
    options: [
      { strategy: 'Thinking aloud with picture books', worries: 'Can turn into a lecture. Who is doing the thinking?' },
      { strategy: 'Text structure lessons', worries: 'We did those in our first weeks. They name the structure and still don’t infer.' },
      { strategy: 'More vocabulary, earlier in the week', worries: 'Helps, but it is what we always do first.' },
    ],
    chosenStrategy: 'Think-aloud, then listening to what students noticed',
    whyHere:
      'All four of us read aloud every day already, so it costs no new time.\nOur English learners hear the language of “maybe” and “because” before they need it.',
    districtAsk: 'Pacing guide: one comprehension skill a week, inference in week 12.',
    ourExperience: 'A week is gone before they own it. We stay with inference for eight weeks and fold the other skills in.',
    ifClauses: [
      { id: 'aloud', text: 'think aloud how we read between the lines' },
      { id: 'listen', text: 'listen to what students say they noticed' },
    ],
    thenStudents: 'explain an inference with two details',
    asShownBy: 'the inference check',
    theoryBy: day(3),
    because: 'they hear how a reader gets from words to meaning, and then do it in their own words before writing',
    predictedPercent: 65,
    predictionBefore: '65 % of all, and half of our English learners. Amara thinks less, Malik thinks more.',
  }
}

function experiment({ day }: Calendar): Content<CycleShape> {
  return {
    adaptations: [
      {
        clause: 'aloud',
        text: 'One think-aloud a day of two minutes, not one long one on Monday.',
        why: 'After five minutes they watch us act instead of reading.',
      },
      {
        clause: 'listen',
        text: 'Stopped asking “why?” and started to wait. “Say more” works better.',
        why: '“Why” sounded like “you are wrong” to the quiet ones.',
      },
    ],
    visits: [
      {
        id: 'malik-open',
        kind: 'open',
        person: 'malik-lewis',
        with: 'amara-nwosu',
        date: day(1),
        when: '10:10',
        about: 'think-aloud with “The Name Jar”; tell me when I talk too long',
      },
      {
        id: 'rosa-wish',
        kind: 'wish',
        person: 'rosa-delgado-marquez',
        with: 'ben-ellison',
        date: day(-2),
        when: '9:20',
        about: 'how Ben waits after a question',
      },
    ],
    studentVoices: [
      { text: '“When you said what you were thinking I noticed I was thinking something else. Is that ok?”' },
      { text: '“I like it when nobody says if it’s right yet.”' },
    ],
    artefacts: [
      { caption: 'Two exit slips of the same child, six weeks apart. The second has two details and the word “probably”.' },
      { caption: 'The sentence-starter ring, both languages', link: 'https://example.org/sentence-starter-ring' },
    ],
    smallWins: [
      { text: 'Four newcomers argued about a character in Spanish, then wrote it in English. Nobody told them to.' },
      { text: 'We are reading the same picture book in four rooms and talking about it at lunch.' },
    ],
    asks: [{ to: 'leader', text: 'Could reading stay whole on assembly days? We lose two blocks of eight.', about: 'time for reading' }],
  }
}

const assess: Content<CycleShape> = {
  surprises:
    'The jump came in week 3, when two of us had visited each other.\nWe thought vocabulary would have to come first. It came along.',
}
