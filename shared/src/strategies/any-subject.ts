import { grades, guide, type Strategy } from './guide'

/** Practices for any subject. In our own words. */
export const anySubjectStrategies: readonly Strategy[] = [
  ...guide(
    {
      id: 'classroom-behavior',
      title: 'Teacher-Delivered Behavioral Interventions in Grades K–5',
      year: 2024,
      page: 31,
      grades,
      subjects: ['behavior'],
    },
    [
      ['expectations', 'Agree on clear expectations and teach them', 'Children help to word them, see them done, and practise them.'],
      ['reminders', 'Remind before it matters', 'One calm sentence about what is expected, right before the change of activity.'],
      ['acknowledgement', 'Acknowledge what goes well', 'The child hears what exactly they did, soon after they did it.'],
      ['choices', 'Offer choices in the work', 'Two tasks with the same goal, or a choice of partner, place or order.'],
      [
        'opportunities-to-respond',
        'Give everyone many ways to respond',
        'Whiteboards, partner talk and answering together, several times a lesson.',
      ],
      ['self-monitoring', 'Teach students to watch their own behavior', 'A child marks how the last ten minutes went, and talks about it.'],
      ['ratings', 'Use short ratings to give feedback', 'A daily card with two or three expectations, read together at the end of the day.'],
    ],
  ),
  ...guide(
    {
      id: 'using-data',
      title: 'Using Student Achievement Data to Support Instructional Decision Making',
      year: 2009,
      page: 12,
      grades,
      subjects: ['any subject'],
    },
    [
      ['cycle', 'Make data part of a cycle that goes on', 'The team looks, tries something, and looks again at the same thing.'],
      ['students-own-data', 'Teach students to look at their own data', 'Students see where they stand, set a goal and say what they will do.'],
      ['vision', 'Agree what we use data for', 'A page that says who looks at what, when and to decide what.'],
      ['culture', 'Make time and give support for using data together', 'A fixed meeting, somebody who helps, and no blame.'],
      ['data-system', 'Have one district-wide place for data', 'Teachers find their own classes’ results without asking for them.'],
    ],
  ),
  {
    id: 'cooperative-learning',
    practice: 'Let students learn from each other in groups where each one is needed',
    looksLike: 'Each child holds one piece of the whole and teaches it to the others; each answers for all of it.',
    grades,
    subjects: ['any subject'],
    source: {
      title: 'Aronson & Bridgeman: Jigsaw Groups and the Desegregated Classroom: In Pursuit of Common Goals',
      year: 1979,
      url: 'https://doi.org/10.1177/014616727900500405',
    },
    wwcLevel: 'see source',
    essaTier: null,
  },
]
