import type { PersonalShape } from 'shared/cycles/fields'
import type { Content } from 'shared/document/fill'
import type { Calendar } from '../calendar'
import { tries } from '../tries'

/** What each of the three wrote for themselves: 24 tries in three weeks, 15 of reading again and 9 of feedback. */
export function fluencyAuthors(days: Calendar): Record<string, Content<PersonalShape>> {
  return {
    'naomi-tsosie': {
      predictions: [{ text: 'A bit under half, and flat.' }],
      tries: [
        ...tries(days, 'again', [
          [-20, 'Same page Monday, Tuesday, Wednesday', 'On Wednesday they looked up while reading.'],
          [-17, 'Read it once myself, they read it twice', 'They copied my pauses.'],
          [-13, 'Let them choose the page', 'Everyone chose something funny.'],
          [-10, 'Third reading with the door open', 'The hall listened. They stood straighter.'],
          [-5, 'Read it to the person you know least', 'Quiet, careful, proud.'],
        ]),
        ...tries(days, 'feedback', [
          [-16, '“That sounded like you were really asking”', 'He did it again on every question mark.'],
          [-9, 'One sentence on a sticky note', 'They keep the notes.', 'Do they work for the note now?'],
          [-4, 'Let the buddy say the one thing', '“You did not read the dot.” Fair.'],
        ]),
      ],
      visitNotes: [],
    },
    'patrick-osullivan-reyes': {
      predictions: [{ text: '30 of 68, I counted on our first list.' }],
      tries: [
        ...tries(days, 'again', [
          [-19, 'Poems, four lines, three times', 'By heart before lunch.'],
          [-15, 'A page of the science book', 'The third time they asked what a larva is.'],
          [-11, 'No timer', 'One asked where the timer was. I said it was tired.', 'How do I do the monthly timing without bringing the race back?'],
          [-8, 'Partners, one page, three chairs', 'Changing chairs helped, I don’t know why.'],
          [-3, 'Whole group reads, I drop out', 'They went on without me.'],
        ]),
        ...tries(days, 'feedback', [
          [-14, 'Told three children one thing each', 'Two did it right away.'],
          [-7, 'Tapped the phrase with a pencil while they read', 'They began to tap themselves.'],
          [-2, 'Asked “which line sounded like talking?”', 'They knew exactly which.'],
        ]),
      ],
    },
    'mei-ling-chau': {
      predictions: [{ text: 'Our English learners will be at a third.', signed: true }],
      tries: [
        ...tries(days, 'again', [
          [-18, 'First, second, third reading on three colors of paper', 'They asked for the third color.'],
          [-14, 'Buddies from Grade 1, eight pairs', 'The big ones practised at home.'],
          [-12, 'Recorded readings one and three', 'They laughed at reading one.'],
          [-6, 'English learners read first to me, then to a buddy', 'Two asked to go twice.'],
          [-3, 'A dialogue, two voices', 'They fought over the wolf.'],
        ]),
        ...tries(days, 'feedback', [
          [-11, 'Said one thing in Mandarin to one child', 'He told his mother.'],
          [-6, 'Wrote down what I say for a whole morning', '“Good job” eleven times.', 'What do I say instead when it was just ok?'],
          [-2, 'Only named what I heard, no “good”', 'Longer looks. One asked “was that good or not?”'],
        ]),
      ],
      visitNotes: [{ visit: 'naomi-open', text: 'You wait until they look at you. Then you say it. I say it while they still read.', done: true }],
    },
  }
}
