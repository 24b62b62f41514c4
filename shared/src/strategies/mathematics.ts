import { guide, type Strategy } from './guide'

/** Practice guides on mathematics. Practices in our own words. */
export const mathematicsStrategies: readonly Strategy[] = [
  ...guide(
    {
      id: 'young-children-math',
      title: 'Teaching Math to Young Children',
      year: 2013,
      page: 18,
      grades: ['K'],
      subjects: ['mathematics'],
    },
    // Levels of this guide are checked only in part: not stated.
    [
      [
        'number',
        'Teach number and operations along the path on which children learn them',
        'Small amounts seen at a glance, then counted, then compared and put together.',
      ],
      [
        'geometry-and-data',
        'Teach shapes, patterns, measuring and data along such a path too',
        'Children name a shape, then take it apart and build it, before they measure it.',
      ],
      [
        'progress',
        'Watch what each child can already do, and build on it',
        'A few minutes of watching and asking decide tomorrow’s small groups.',
      ],
      [
        'mathematical-world',
        'Teach children to see and describe the world in mathematics',
        'Informal words first (“more”, “longer”), then the mathematical ones beside them.',
      ],
      [
        'daily-time',
        'Give mathematics its time every day, and let it into the rest of the day',
        'A daily lesson, and counting, sorting and comparing at snack, in line and in stories.',
      ],
    ],
  ),
  ...guide(
    {
      id: 'math-rti',
      title:
        'Assisting Students Struggling with Mathematics: Response to Intervention (RtI) for Elementary and Middle Schools',
      year: 2009,
      page: 2,
      grades: ['K', '1', '2', '3', '4', '5'],
      subjects: ['mathematics'],
    },
    [
      [
        'screening',
        'Look at all students early, and help those who may struggle',
        'A short check for everyone at the start and in the middle of the year, read by the team together.',
        'moderate',
      ],
      [
        'in-depth-content',
        'Work in depth on whole numbers, and from grade 4 on rational numbers',
        'Fewer topics in the extra lesson, each taken further.',
        'minimal',
      ],
      [
        'explicit-teaching',
        'Teach explicitly and step by step',
        'Think aloud, practise together, give feedback at once, come back to it next week.',
        'strong',
      ],
      [
        'word-problem-structures',
        'Teach the structures that word problems share',
        'Students sort problems by what happens in them before they calculate.',
        'strong',
      ],
      [
        'visual-representations',
        'Work with visual representations',
        'Number lines, bars and arrays, drawn by the students and tied to the symbols.',
        'strong',
      ],
      [
        'fact-fluency',
        'Spend about ten minutes a lesson on fluent number facts',
        'A short, brisk practice of facts that the students nearly know.',
        'moderate',
      ],
      [
        'progress',
        'Follow the progress of those who get help',
        'The same short check every few weeks, and regrouping by what it shows.',
        'minimal',
      ],
      [
        'motivation',
        'Add ways to keep students going',
        'Praise for effort on the hard part, and students marking their own progress.',
        'minimal',
      ],
    ],
  ),
  ...guide(
    {
      id: 'struggling-math-elementary',
      title: 'Assisting Students Struggling with Mathematics: Intervention in the Elementary Grades',
      year: 2021,
      page: 26,
      grades: ['K', '1', '2', '3', '4', '5'],
      subjects: ['mathematics'],
    },
    [
      ['systematic', 'Teach in a sequence where each step rests on the last', 'New ideas in small numbers first, old ones mixed in.'],
      [
        'language',
        'Teach the language of mathematics, and have students use it',
        'Students explain their working to a partner with the lesson’s words on the wall.',
      ],
      [
        'representations',
        'Use a well-chosen set of things and drawings',
        'The same idea with blocks, in a drawing and in symbols, side by side.',
      ],
      ['number-lines', 'Use the number line', 'Whole numbers and fractions placed, compared and added on one line.'],
      [
        'word-problems',
        'Teach word problems on purpose',
        'Students name the kind of problem, draw it, solve it and check whether the answer makes sense.',
      ],
      ['timed-activities', 'Use short timed activities to build fluency', 'A minute or two on known facts, each beating their own last time.'],
    ],
  ),
  ...guide(
    {
      id: 'math-problem-solving',
      title: 'Improving Mathematical Problem Solving in Grades 4 Through 8',
      year: 2012,
      page: 16,
      grades: ['4', '5'],
      subjects: ['mathematics'],
    },
    [
      [
        'preparing-problems',
        'Choose problems with care, and use them with the whole class',
        'The team solves the problem first and asks what in its wording or context could get in the way.',
        'minimal',
      ],
      [
        'monitor-and-reflect',
        'Help students watch and question their own solving',
        'A short list of questions on the desk: What is asked? Does my plan still fit? Does this make sense?',
        'strong',
      ],
      [
        'visual-representations',
        'Teach students to draw the problem',
        'A strip, a table or a sketch that keeps what matters and leaves out the rest.',
        'strong',
      ],
      [
        'multiple-strategies',
        'Show more than one way to solve a problem',
        'Two solutions side by side; students say when they would use which.',
        'moderate',
      ],
      [
        'concepts-and-notation',
        'Help students see and name the mathematics and its notation',
        'Students explain each step and tie the symbols to the story of the problem.',
        'moderate',
      ],
    ],
  ),
  ...guide(
    {
      id: 'fractions',
      title: 'Developing Effective Fractions Instruction for Kindergarten Through 8th Grade',
      year: 2010,
      page: 15,
      grades: ['K', '1', '2', '3', '4', '5'],
      subjects: ['mathematics'],
    },
    [
      ['sharing', 'Build on what children know about sharing', 'Young children share things fairly and talk about the parts.'],
      ['number-lines', 'Teach that fractions are numbers, on the number line', 'Students place, compare and measure with fractions on a line.'],
      ['why-procedures-work', 'Help students see why the procedures work', 'A drawing and an estimate before the rule.'],
      [
        'ratio-and-proportion',
        'Build ratio, rate and proportion before cross-multiplying',
        'Students solve with tables and drawings of their own first.',
      ],
      [
        'teachers-understanding',
        'Deepen our own understanding of fractions',
        'The team solves fraction problems together and compares how students would think.',
      ],
    ],
  ),
]
