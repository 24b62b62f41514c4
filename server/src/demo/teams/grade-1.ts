import type { Calendar } from '../calendar'
import type { CycleStory, TeamStory } from '../story'
import { sightWords } from './grade-1-sight-words'

export function gradeOne(days: Calendar): TeamStory {
  return { team: 'grade-1', cycles: [sightWords(days), decoding(days)] }
}

/** The second cycle, in Leverage: three strategies are weighed, the district's ask stands beside the team's own judgement. */
function decoding({ at, day }: Calendar): CycleStory {
  return {
    number: 2,
    openedAt: at(-22, '14:47'),
    room: {
      step: 'L',
      door: 'data',
      predictionsRevealed: true,
      strengths: 'They hear rhymes, they know their common words, and they are proud of the books they can read by heart.',
      greatestNeed: 'Reading a word they have never seen by going through it, left to right, to its end.',
      forWhom: 'Children from families with less money: 12 of 39, against 16 of 27.',
      underserved: 'Those who are pulled out for something else during the phonics block.',
      crossingQuestion: 'Do students who are absent on Mondays also guess from the first letter?',
      inquiryQuestion: 'How can we help students read the whole word instead of guessing it?',
      goalMeasure: 'Decoding check',
      goalBaseline: 42,
      goalTarget: 65,
      goalBy: day(52),
      goalForWhom: 'all first graders; the gap no wider than ten points',
      observations: [
        { text: '28 of 66 read eight of twelve new words.' },
        { text: 'Of 204 mistakes we looked at, 131 have the right first letter.' },
        { text: 'Nearly nobody goes back to a word after the sentence.' },
      ],
      inferences: [
        { text: 'We praise the fast guess. They have learned that speed is reading.', confirmedBy: 'Film ten minutes and count what we praise.' },
        { text: 'Our little books can be guessed from the picture.', confirmedBy: 'Cover the pictures in two of them.' },
      ],
      assumptions: [
        { id: 'home-books', text: 'Children with few books at home decode less because they read less at home.' },
        { id: 'fun', text: 'Decodable books are boring for them.' },
      ],
      options: [
        {
          strategy: 'Blending through the whole word, sound by sound, every day',
          worries: 'Ten minutes more phonics: where do they come from? Grace fears for the read-aloud.',
        },
        {
          strategy: 'Decodable books for the first twenty minutes',
          worries: 'We have one set for four rooms. Some parents miss the picture books.',
        },
        {
          strategy: 'Partner reading with a “go back and fix it” bookmark',
          worries: 'Only works once they can decode a little. Noise.',
        },
      ],
      districtAsk: 'Every first grade is to use the new fluency passages from next month, three times a week.',
      ourExperience:
        'Fluency comes after they can get through a word. The passages would make our guessers guess faster.\nWe could use the passages for the 28 who decode already, and blend with the others. Ask Dana whether that is within the plan.',
    },
    dataSets: [
      {
        measure: 'Decoding check',
        kind: 'student learning',
        waves: {
          baseline: {
            date: day(-19),
            sourceNote: 'Twelve words that nobody has seen, six of them made up. Met: 8 of 12.',
            whole: [66, 28],
            groups: { 'Economically disadvantaged': { 'Economically disadvantaged': [39, 12], Others: [27, 16] } },
          },
        },
      },
      {
        measure: 'What they do at a hard word',
        kind: 'student learning',
        content: 'piles',
        waves: {
          baseline: {
            date: day(-18),
            sourceNote: 'One recorded minute of each child, sorted by the four of us.',
            piles: { 'Says the first sound and guesses': 34, 'Looks at the picture': 11, 'Goes through to the end': 21 },
          },
        },
      },
    ],
    carried: {
      'word-wall': { verdict: 'kept', why: 'We take words down once everyone has them. That was the trick.' },
      'word-tests': { verdict: 'kept', why: 'No more Friday tests. Two families asked why; we told them.' },
      'next-question': { answer: 'Yes, that is this cycle: their mistakes are new words, not common ones.' },
      'memory': { verdict: 'not any more', why: 'They remembered the words and guessed all others. Memory is not what was missing.' },
    },
    authors: {
      'delphine-okonkwo': { predictions: [{ text: 'A little under half. They guess well.' }] },
      'joshua-feldman': { predictions: [{ text: '20 to 25 children.' }, { text: 'The made-up words will show who really decodes.' }] },
      'xiomara-pena-castellanos': { predictions: [{ text: 'My two-language readers decode better than we think, they do it in Spanish.', signed: true }] },
      'grace-whitfield': { predictions: [{ text: 'Half of mine.' }] },
    },
    edits: [
      {
        by: 'xiomara-pena-castellanos',
        at: at(-2, '15:12'),
        write: (cycle) =>
          void cycle.table('observations').add({ text: 'In my room the made-up words went better than the real ones: no picture, no guess.' }),
      },
    ],
  }
}
