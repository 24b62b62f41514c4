import type { PersonalShape } from 'shared/cycles/fields'
import type { Content } from 'shared/document/fill'
import type { Calendar } from '../calendar'
import { tries } from '../tries'

/** What each of the four wrote for themselves: 22 tries, 13 with the line and 9 of comparing in two ways. */
export function fractionsAuthors(days: Calendar): Record<string, Content<PersonalShape>> {
  return {
    'sofia-hernandez-iturralde': {
      predictions: [{ text: 'A third. They will compare bottoms.' }],
      tries: [
        ...tries(days, 'line', [
          [-55, 'A rope from wall to wall, clothespins with fractions', 'They moved 1/2 six times.'],
          [-47, 'Placed fractions bigger than 1', '“There is more after one!”'],
          [-33, 'The line on every desk', 'Fingers on it during the quiz.'],
          [-20, 'Line first, then the worksheet', 'Half did not need the worksheet.'],
        ]),
        ...tries(days, 'compare', [
          [-28, '“Show me another way” before any rule', 'Silence, then a ladder appeared on the board.'],
          [-15, 'Two ways on one poster', 'They voted for the clearer one.'],
        ]),
      ],
      attributions: [{ cause: 'We waited with the rule', column: 'changeable', reframe: 'Write “not yet” on the plan for the first five days.', done: true }],
      cards: [{ id: 'line-first', kind: 'continue', text: 'Line before anything else' }],
      myImpact: 'I am the one who always wanted to explain. I bit my tongue for five days.',
    },
    'caleb-brightwater': {
      predictions: [{ text: 'Maybe 20 children.' }],
      tries: [
        ...tries(days, 'line', [
          [-52, 'Chalk line outside', 'Windy. They ran to 3/4.'],
          [-44, 'Where does 5/5 live?', 'Argument of the month.'],
          [-30, 'Empty line, no marks', 'They folded paper to find the half.'],
        ]),
        ...tries(days, 'compare', [
          [-36, 'Two ways, two students, one board', 'They liked that both were right.'],
          [-27, '1/8 or 1/4? No drawing allowed', '“More cuts, smaller piece.”'],
          [-13, 'Asked for a way I do not know', 'They found one.'],
        ]),
      ],
      cards: [
        { id: 'second-way', kind: 'start', text: 'Second way before the rule', signed: true },
        { id: 'no-timing', kind: 'stop', text: 'Timing things' },
      ],
    },
    'ingrid-sorensen': {
      predictions: [{ text: 'Twenty-five. IEP: none or one.' }],
      tries: [
        ...tries(days, 'line', [
          [-54, 'Twelve feet of tape in the hallway', 'Whole class walked 2/3. Nobody asked which is the top.'],
          [-46, 'IEP group walked it first, then led the class', 'They explained it to the others.', 'What do we do when they come back from support and the tape is gone?'],
          [-39, 'Walked backwards from 1', 'Subtraction by accident.'],
          [-24, 'Darnell watched; walked in silence', 'They counted out loud for him.'],
        ]),
        ...tries(days, 'compare', [
          [-22, 'Compare by feet, then by words', 'Words came easier after feet.'],
          [-11, 'Two ways in the exit slip', '16 of 18 had two.'],
        ]),
      ],
      attributions: [{ cause: 'Support was moved to after the first ten minutes', column: 'fixed', reframe: 'We asked, and it could be moved. Ask again next year.', done: true }],
      cards: [
        { id: 'floor-line', kind: 'continue', text: 'The line on the floor' },
        { id: 'fact-sheets', kind: 'stop', text: 'Monday fact sheets' },
      ],
      visitNotes: [],
    },
    'darnell-whitaker': {
      predictions: [{ text: 'Half of mine, they have had a good third grade.', signed: true }],
      tries: [
        ...tries(days, 'line', [
          [-49, 'Line with money instead of marks', 'A quarter is 1/4. They were thrilled.'],
          [-26, 'Line on the whiteboard, everyone one sticker', 'Stickers slid towards the half.'],
        ]),
        ...tries(days, 'compare', [
          [-21, 'Second way as homework for the family', 'Three grandmothers sent a method.'],
          [-10, 'Asked Wes to ask for the second way', 'They performed for him.'],
        ]),
      ],
      attributions: [{ cause: 'Grandparents taught them another method', column: 'outside', reframe: 'Put the family’s way on the wall as one of the two.', done: true }],
      cards: [{ id: 'keep-sheets', kind: 'continue', text: 'Fact sheets for who wants them', signed: true }],
      visitNotes: [{ visit: 'ingrid-open', text: 'You did not say a word for eleven minutes and they worked. I timed it. Sorry.', done: true }],
    },
  }
}
