import type { Calendar } from '../calendar'
import type { CycleStory } from '../story'
import { tries } from '../tries'

/** Grade 2's first cycle, closed: spelling by sound 26 → 41 of 68. */
export function spellingTalk(days: Calendar): CycleStory {
  const { at, day } = days
  return {
    number: 1,
    openedAt: at(-124, '08:05'),
    closedAt: at(-55, '08:41'),
    room: {
      step: 'R',
      door: 'worry',
      worry: 'They write only words that they can spell. Their stories have become small.',
      strengths: 'They tell wonderful stories out loud.',
      greatestNeed: 'Writing a word they have never seen by its sounds.',
      forWhom: 'Careful children, who would rather write “nice” than “enormous”.',
      inquiryQuestion: 'How can we make it safe to write a word one cannot spell yet?',
      goalMeasure: 'Spelling by sound',
      goalBaseline: 38,
      goalTarget: 60,
      goalBy: day(-60),
      goalForWhom: 'all second graders',
      assumptions: [{ id: 'parents-mind', text: 'Families will mind misspelled words on the wall.', verdict: 'not any more', revisited: 'One did. We showed her the story and she cried a little.' }],
      chosenStrategy: 'Say it, stretch it, write it, look',
      whyHere: 'It is one routine for three rooms.',
      ifClauses: [{ id: 'stretch', text: 'stretch words aloud with them before they write' }],
      thenStudents: 'write unknown words with a letter for each sound',
      asShownBy: 'ten dictated words',
      theoryBy: day(-60),
      because: 'the hand can only write what the ear has found',
      predictedPercent: 60,
      predictionBefore: '60 %.',
      smallWins: [{ text: '“Enormous” on three desks in one day.' }],
      ourImpact: 'Stories are longer by a third, with better words in them.',
      surprises: 'The careful ones took the most risks in the end.',
      cardsRevealed: true,
      decisions: [
        { id: 'sound-then-look', kind: 'continue', text: 'Say it, stretch it, write it, look', evidence: '41 of 68, and longer stories', owner: 'naomi-tsosie', checkBy: day(6), clause: 'stretch' },
        { id: 'copy-five-times', kind: 'stop', text: 'Copying missed words five times', evidence: 'The copied words were misspelled again on Friday', owner: 'patrick-osullivan-reyes', checkBy: day(6) },
      ],
      learnedAboutPractice: 'They need to hear us stretch words that we find hard, too.',
      learnedAboutStudents: 'They know more sounds than they dare to write.',
      nextQuestion: 'They write with feeling. Why do they read so flat?',
    },
    dataSets: [
      {
        measure: 'Spelling by sound',
        waves: {
          baseline: { date: day(-121), sourceNote: 'Ten dictated words. Met: 7 with a letter for each sound.', whole: [68, 26] },
          end: { date: day(-60), sourceNote: 'Ten other words.', whole: [68, 41] },
        },
      },
    ],
    authors: {
      'naomi-tsosie': {
        tries: tries(days, 'stretch', [
          [-112, 'Stretched “butterfly” like gum', 'They stretched their names all day.'],
          [-90, 'Wrote my own hard word on the board', '“You don’t know it either!”'],
        ]),
      },
      'patrick-osullivan-reyes': {
        tries: tries(days, 'stretch', [
          [-106, 'A rubber band for each child', 'Two flew. The others stretched.'],
          [-81, 'Stretch first, then pencils', 'Fewer hands up for “how do you spell”.'],
        ]),
        cards: [{ kind: 'stop', text: 'Copying five times' }],
      },
      'mei-ling-chau': {
        tries: tries(days, 'stretch', [
          [-98, 'Stretching with partners', 'They heard sounds I had not.'],
          [-69, 'Ten words, no help', 'Seven or more right for most.'],
        ]),
        cards: [{ kind: 'continue', text: 'Stretching together' }],
      },
    },
  }
}
