import type { PersonalShape } from 'shared/cycles/fields'
import type { Content } from 'shared/document/fill'
import type { Calendar } from '../calendar'
import { tries } from '../tries'

/** What each of the four wrote for themselves: 36 tries in all, 21 of thinking aloud and 15 of listening. */
export function inferringAuthors(days: Calendar): Record<string, Content<PersonalShape>> {
  return {
    'amara-nwosu': amara(days),
    'ben-ellison': ben(days),
    'malik-lewis': malik(days),
    'rosa-delgado-marquez': rosa(days),
  }
}

const amara = (days: Calendar): Content<PersonalShape> => ({
  predictions: [
    { text: 'Most will retell when they are asked to infer.' },
    { text: 'Our English learners will be at about half of the others.' },
  ],
  tries: [
    ...tries(days, 'aloud', [
      [-48, 'Page 1 of “Fox”: said out loud what I wondered', 'Three repeated my words. One added “or she’s lonely”.'],
      [-46, 'Two minutes, one picture, one “maybe because”', 'Hands up before I had finished.'],
      [-43, 'Thought aloud and got it wrong on purpose', 'They corrected me with a line from the text!', 'Does being wrong on purpose feel like a trick to them?'],
      [-41, 'Thought aloud in both languages, half and half', 'Newcomers finished my Spanish sentence.'],
      [-36, 'Stopped in the middle: “what am I thinking now?”', 'Five different answers, all of them possible.'],
      [-31, 'Used the sentence-starter ring', '“I noticed … so maybe …” from nearly every table.'],
      [-25, 'Handed the think-aloud to a student', 'She did mine better than I do.'],
      [-17, 'Think-aloud with a science page instead of a story', 'Slower. They looked for the answer in the caption.'],
      [-9, 'Think-aloud without a picture', 'Seven wrote two details. At first it was one.'],
    ]),
    ...tries(days, 'listen', [
      [-45, 'Wrote down what four partners said, word for word', 'They talked longer when I only wrote.'],
      [-39, 'Waited ten seconds after a question', 'Silence, then three at once.'],
      [-33, '“Say more” instead of “why”', 'More words, fewer shrugs.', 'Is it the words or that I look away?'],
      [-24, 'Sat with my six English learners only', 'Two of them disagreed with each other. First time.'],
      [-15, 'Asked each table what they had noticed twice', '“Twice” made them go back to the page.'],
      [-8, 'Let a partner repeat before I answered', 'They heard details I had missed.'],
    ]),
  ],
  attributions: [
    { cause: 'We modelled with picture books first', column: 'changeable', reframe: 'Short texts with a picture let everyone join. Keep one a week.', done: true },
  ],
  myImpact: 'I talk less. When I stopped asking why, two of my quietest began a sentence with “I noticed”. I do not know yet whether it holds without pictures.',
})

const ben = (days: Calendar): Content<PersonalShape> => ({
  predictions: [{ text: 'Under half will meet. They will quote and not explain.' }],
  tries: [
    ...tries(days, 'aloud', [
      [-47, 'Think-aloud on the morning message', 'They began to look for hidden meanings in the lunch menu.'],
      [-40, 'Two-minute think-aloud, timer on the desk', 'Kept to two minutes. They asked for another.'],
      [-32, 'Thought aloud about a character who lies', 'Big talk about when people lie.'],
      [-20, 'Paired think-aloud with Malik’s class', 'They were kinder to each other’s ideas than to mine.'],
      [-10, 'Think-aloud, then two minutes of writing at once', 'Eight of eighteen had two details.', 'The ones with one detail stop as soon as they have filled the line.'],
    ]),
    ...tries(days, 'listen', [
      [-44, 'Counted my own questions: 31 in one block', 'They answered 31 times with three words.'],
      [-37, 'Five questions only, then wait', 'Longer sentences. I could hear the clock.'],
      [-22, 'Ben says nothing for a whole page', 'They asked each other.'],
      [-6, 'Listened in on one pair for the whole book', 'They changed their minds twice and said why.'],
    ]),
  ],
  attributions: [
    { cause: 'Partner talk before writing', column: 'changeable', reframe: 'Every time they talked first, the writing had a second detail.', done: true },
  ],
  myImpact: 'Waiting. I visited Malik, counted my questions, and cut them from 31 to 6. My students write more since then.',
  myImpactShared: true,
  myImpactSigned: true,
})

const malik = (days: Calendar): Content<PersonalShape> => ({
  predictions: [{ text: 'Reading level will decide it, not language.' }],
  tries: [
    ...tries(days, 'aloud', [
      [-42, '“The Name Jar”, first four pages', 'They told me about their own names for ten minutes. Worth it.'],
      [-34, 'Thought aloud from the illustrator’s side', 'They noticed colors before words.'],
      [-23, 'Wrote my thinking on the side of the page', 'Some copied my handwriting. Some argued with it in pencil.'],
      [-12, 'Think-aloud with a poem', 'Hard. Good hard.', 'Is a poem too early, or was I too long?'],
    ]),
    ...tries(days, 'listen', [
      [-35, 'Recorded one table and listened at home', 'They infer all the time about each other. Not yet about the book.'],
      [-21, 'Asked “what did your partner notice?”', 'They had to listen. Some had not.'],
      [-11, 'Stood behind the group instead of in front', 'They stopped looking at me for the answer.'],
    ]),
  ],
  attributions: [
    { cause: 'Only three 40-minute blocks a week', column: 'fixed', reframe: 'The block is fixed; what the first ten minutes are for is ours.', done: true },
  ],
})

const rosa = (days: Calendar): Content<PersonalShape> => ({
  predictions: [{ text: 'Five or six of our newcomers can do it in Spanish today.', signed: true }],
  tries: [
    ...tries(days, 'aloud', [
      [-38, 'Think-aloud in Spanish with my newcomer group', 'All six had an idea. Two had proof.'],
      [-26, 'The same page in English the day after', 'They used the same details, in fewer words.'],
      [-13, 'Think-aloud with the ring of starters', '“So maybe” is now a joke in our room. Good.'],
    ]),
    ...tries(days, 'listen', [
      [-27, 'Listened for “because” and made a tally', 'Nine in ten minutes. At first: one.'],
      [-14, 'Let them answer in the language they wanted', 'Four answered in both.', 'How do I keep up when I listen to one group and five others wait?'],
    ]),
  ],
  attributions: [
    { cause: 'Some children have no quiet place to read', column: 'outside', reframe: 'Fifteen minutes before the bell in my room, for who wants it.', done: true },
  ],
  visitNotes: [{ visit: 'rosa-wish', text: 'You count to seven. I counted with you. On six somebody always starts.', done: true }],
})
