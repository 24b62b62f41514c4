import type { Demo, Role } from 'shared/people/schema'
import type { PresenceColor } from 'shared/sync/wire'

export const buildingId = 'cedar-hollow'
export const buildingName = 'Cedar Hollow Elementary'

export interface DemoTeam {
  id: string
  name: string
  grade: string
  students: number
  /** ISO weekday, wall clock and minutes of the team's own plan. */
  meets: { weekday: number; time: string; minutes: number }
  members: readonly DemoPerson[]
  /** Coaches who follow the team, and whether the team lets them edit. */
  coaches: readonly { id: string; mayEdit: boolean }[]
}

export interface DemoPerson {
  id: string
  name: string
  initials: string
  color: PresenceColor
}

const person = (id: string, name: string, initials: string, color: PresenceColor): DemoPerson => ({ id, name, initials, color })

const literacyCoach = person('dana-okafor', 'Dana Okafor', 'DO', 'green')
const mathCoach = person('wesley-tran', 'Wesley Tran', 'WT', 'teal')
const dana = { id: literacyCoach.id, mayEdit: false }
const wesley = { id: mathCoach.id, mayEdit: false }

export const demoTeams: readonly DemoTeam[] = [
  {
    id: 'kindergarten',
    name: 'Kindergarten',
    grade: 'K',
    students: 62,
    meets: { weekday: 2, time: '14:45', minutes: 45 },
    members: [
      person('marguerite-abernathy-wojcik', 'Marguerite Abernathy-Wójcik', 'MA', 'plum'),
      person('tomas-villanueva', 'Tomás Villanueva', 'TV', 'green'),
      person('priya-raghunathan', 'Priya Raghunathan', 'PR', 'amber'),
      person('hannah-lindqvist', 'Hannah Lindqvist', 'HL', 'blue'),
    ],
    coaches: [dana],
  },
  {
    id: 'grade-1',
    name: 'Grade 1',
    grade: '1',
    students: 66,
    meets: { weekday: 4, time: '14:45', minutes: 45 },
    members: [
      person('delphine-okonkwo', 'Delphine Okonkwo', 'DK', 'violet'),
      person('joshua-feldman', 'Joshua Feldman', 'JF', 'slate'),
      person('xiomara-pena-castellanos', 'Xiomara Peña-Castellanos', 'XP', 'rose'),
      person('grace-whitfield', 'Grace Whitfield', 'GW', 'teal'),
    ],
    coaches: [dana],
  },
  {
    id: 'grade-2',
    name: 'Grade 2',
    grade: '2',
    students: 68,
    meets: { weekday: 3, time: '08:00', minutes: 40 },
    members: [
      person('naomi-tsosie', 'Naomi Tsosie', 'NT', 'blue'),
      person('patrick-osullivan-reyes', 'Patrick O’Sullivan-Reyes', 'PO', 'amber'),
      person('mei-ling-chau', 'Mei-Ling Chau', 'MC', 'violet'),
    ],
    // Grade 2 asked its coach to write with them.
    coaches: [{ id: literacyCoach.id, mayEdit: true }],
  },
  {
    id: 'grade-3',
    name: 'Grade 3',
    grade: '3',
    students: 71,
    meets: { weekday: 2, time: '14:45', minutes: 45 },
    members: [
      person('amara-nwosu', 'Amara Nwosu', 'AN', 'blue'),
      person('ben-ellison', 'Ben Ellison', 'BE', 'amber'),
      person('malik-lewis', 'Malik Lewis', 'ML', 'violet'),
      person('rosa-delgado-marquez', 'Rosa Delgado Márquez', 'RD', 'rose'),
    ],
    coaches: [dana],
  },
  {
    id: 'grade-4',
    name: 'Grade 4',
    grade: '4',
    students: 69,
    meets: { weekday: 3, time: '14:45', minutes: 45 },
    members: [
      person('sofia-hernandez-iturralde', 'Sofía Hernández-Iturralde', 'SH', 'rose'),
      person('caleb-brightwater', 'Caleb Brightwater', 'CB', 'slate'),
      person('ingrid-sorensen', 'Ingrid Sørensen', 'IS', 'teal'),
      person('darnell-whitaker', 'Darnell Whitaker', 'DW', 'green'),
    ],
    coaches: [dana, wesley],
  },
  {
    id: 'grade-5',
    name: 'Grade 5',
    grade: '5',
    students: 66,
    meets: { weekday: 1, time: '15:10', minutes: 45 },
    members: [
      person('lucia-fuentes', 'Lucía Fuentes', 'LF', 'plum'),
      person('aleksander-nowakowski', 'Aleksander Nowakowski', 'AW', 'blue'),
      person('imani-jefferson-bright', 'Imani Jefferson-Bright', 'IJ', 'amber'),
    ],
    coaches: [dana, wesley],
  },
]

/** People beside the teams, with their work as the sign-in page says it. */
export const demoStaff: readonly (DemoPerson & { work: string; role: Exclude<Role, 'teacher'> })[] = [
  { ...literacyCoach, work: 'Literacy coach', role: 'coach' },
  { ...mathCoach, work: 'Math coach', role: 'coach' },
  { ...person('joan-pemberton', 'Joan Pemberton', 'JP', 'slate'), work: 'Principal', role: 'leader' },
  { ...person('rafael-quinones', 'Rafael Quiñones', 'RQ', 'violet'), work: 'Assistant principal', role: 'leader' },
  { ...person('theodora-papadimitriou-lang', 'Theodora Papadimitriou-Lang', 'TP', 'plum'), work: 'Data administrator', role: 'admin' },
]

/** What GET /api/demo answers. */
export const demoSchool: Demo = {
  building: {
    id: buildingId,
    name: buildingName,
    students: demoTeams.reduce((sum, { students }) => sum + students, 0),
  },
  people: [
    ...demoTeams.flatMap(({ id, name, members }) =>
      members.map((member) => ({ ...member, roles: ['teacher' as const], work: name, teamId: id })),
    ),
    ...demoStaff.map(({ role, ...member }) => ({ ...member, roles: [role], teamId: null })),
  ],
}
