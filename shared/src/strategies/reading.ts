import { guide, type Strategy } from './guide'

/** Practice guides on reading, writing and English learners. Practices in our own words. */
export const readingStrategies: readonly Strategy[] = [
  ...guide(
    {
      id: 'foundational-reading',
      title: 'Foundational Skills to Support Reading for Understanding in Kindergarten Through 3rd Grade',
      year: 2016,
      page: 21,
      grades: ['K', '1', '2', '3'],
      subjects: ['reading'],
    },
    [
      [
        'academic-language',
        'Teach the language that school texts are written in',
        'Children retell, infer and argue in full sentences, and use a new word several times in talk the same week.',
        'minimal',
      ],
      [
        'sounds-and-letters',
        'Teach children to hear the sounds in words and to match them with letters',
        'Children push a counter for each sound, then swap the counters for letter tiles.',
        'strong',
      ],
      [
        'decode-and-write',
        'Teach decoding, word parts, and reading and writing words',
        'Children blend from left to right, look for parts they know in a long word, and write the words they read.',
        'strong',
      ],
      [
        'connected-text',
        'Have every child read connected text every day',
        'Each child reads aloud to somebody who listens, in a text just hard enough to need a strategy.',
        'moderate',
      ],
    ],
  ),
  ...guide(
    {
      id: 'reading-comprehension',
      title: 'Improving Reading Comprehension in Kindergarten Through 3rd Grade',
      year: 2010,
      page: 14,
      grades: ['K', '1', '2', '3'],
      subjects: ['reading'],
    },
    [
      [
        'strategies',
        'Teach ways of making sense of a text',
        'The teacher thinks aloud while inferring or asking questions, then hands the thinking over a little at a time.',
        'strong',
      ],
      [
        'text-structure',
        'Teach how texts are built, and use it to understand them',
        'Children fill a story map, or look for the words that signal a cause, a contrast or an order.',
        'moderate',
      ],
      [
        'discussion',
        'Lead focused talk about what a text means',
        'Open questions, follow-up questions, and children answering each other with the page in hand.',
        'minimal',
      ],
      [
        'choosing-texts',
        'Choose texts for the purpose of the lesson',
        'The team picks the text because it makes the thinking necessary, not because it comes next.',
        'minimal',
      ],
      [
        'motivation',
        'Make reading worth doing',
        'Children see why they read this, choose among texts, and read with each other.',
        'moderate',
      ],
    ],
  ),
  ...guide(
    {
      id: 'reading-interventions',
      title: 'Providing Reading Interventions for Students in Grades 4–9',
      year: 2022,
      page: 29,
      grades: ['4', '5'],
      subjects: ['reading'],
    },
    [
      [
        'long-words',
        'Build the skill of decoding words of many syllables',
        'Students break a long word into parts with a short routine and try it in a sentence.',
        'strong',
      ],
      [
        'fluency',
        'Build fluent reading with a purpose',
        'Students read the same passage again to answer a new question, or to read it to somebody.',
        'strong',
      ],
      [
        'comprehension-routines',
        'Use the same few routines for making sense of texts',
        'Background and words first, then questions, the gist of a section, and a check whether it makes sense.',
        'strong',
      ],
      [
        'stretch-texts',
        'Let students work through stretch texts with support',
        'A short, harder text that the group takes apart together, with the teacher beside them.',
      ],
    ],
  ),
  ...guide(
    {
      id: 'effective-writers',
      title: 'Teaching Elementary School Students to Be Effective Writers',
      year: 2012,
      page: 17,
      grades: ['K', '1', '2', '3', '4', '5'],
      subjects: ['writing'],
    },
    [
      ['daily-time', 'Give time to write every day', 'Writing has its place in the day, and in science and social studies too.'],
      [
        'process-and-purposes',
        'Teach the writing process, for many purposes',
        'Children plan, draft and revise with a named strategy, for a reader whom they can picture.',
      ],
      [
        'fluency',
        'Make handwriting, spelling, sentences and typing fluent',
        'Short daily practice, and sentences combined or stretched together.',
      ],
      [
        'community',
        'Build a community of writers',
        'The teacher writes too; children share drafts and tell each other what they noticed.',
      ],
    ],
  ),
  ...guide(
    {
      id: 'english-learners',
      title: 'Teaching Academic Content and Literacy to English Learners in Elementary and Middle School',
      year: 2014,
      page: 19,
      grades: ['K', '1', '2', '3', '4', '5'],
      subjects: ['language', 'reading', 'writing'],
    },
    [
      [
        'vocabulary',
        'Teach a few academic words in depth over several days',
        'One short text and a handful of its words, met in talk, drawing and writing all week.',
      ],
      [
        'language-in-content',
        'Teach spoken and written English inside the subjects',
        'In science or mathematics, pictures and sentence frames help every child to explain the idea to a partner.',
      ],
      [
        'structured-writing',
        'Give regular, structured chances to write',
        'A writing task tied to the content, with supports that are taken away bit by bit.',
      ],
      [
        'small-groups',
        'Give small-group help where language or literacy is hard',
        'Three to five children with the same need, several times a week, on what the last check showed.',
      ],
    ],
  ),
]
