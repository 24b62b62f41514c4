import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { strFromU8, unzipSync } from 'fflate'
import type { RosterChange, RosterPreview } from 'shared/roster/schema'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { RosterPage } from './roster-page'

const change = (id: string, kind: RosterChange['kind'], parts: Partial<RosterChange> = {}): RosterChange => ({
  ...{ id, kind, person: null, team: null, details: [], needs: [], namesake: false },
  ...parts,
})

const preview: RosterPreview = {
  id: 'p1',
  expiresAt: 0,
  schools: [],
  schoolId: null,
  changes: [
    change('team', 'add team', { team: 'Kindergarten' }),
    change('rosa', 'add person', { person: 'Rosa Diaz', namesake: true, details: [{ field: 'email', before: null, after: 'rosa@alder.example' }] }),
    change('kim', 'add person', { person: 'Kim Park' }),
    change('kim-in', 'add to team', { person: 'Kim Park', team: 'Kindergarten', needs: ['kim', 'team'] }),
  ],
  proposals: [{ id: 'lead', kind: 'make leader', person: 'Pia Vogt', team: null, needs: [] }],
  problems: [{ file: 'users.csv', line: 7, message: 'This row has 3 cells; the header has 9.' }],
  moreProblems: 0,
  unchanged: 3,
  droppedStudents: 402,
}

let answers: Map<string, { status: number; body: unknown }>
let asked: { route: string; body: unknown }[]
beforeEach(() => {
  asked = []
  answers = new Map([['POST /api/roster/previews', { status: 201, body: preview }]])
  vi.stubGlobal('fetch', async (url: string, { method = 'GET', body }: { method?: string; body?: unknown } = {}) => {
    asked.push({ route: `${method} ${url}`, body })
    const answer = answers.get(`${method} ${url}`)
    return new Response(JSON.stringify(answer?.body ?? { error: { code: 'not-found', message: 'nothing here' } }), { status: answer?.status ?? 404 })
  })
})
afterEach(() => vi.unstubAllGlobals())

const admin = () => renderInApp(<RosterPage />, { session: makeSession({ roles: ['admin'] }) })
const upload = async (...files: File[]) => userEvent.upload(screen.getByLabelText('Choose files', { selector: 'input' }), files)
const users = new File(['sourcedId,role\n'], 'users.csv', { type: 'text/csv' })

describe('the roster page', () => {
  it('sends several files as one zip, and shows every change by its kind', async () => {
    admin()
    await upload(users, new File(['x'], 'orgs.csv'))
    expect(await screen.findByRole('heading', { name: '4 changes' })).toBeInTheDocument()
    expect(screen.getByText(/402 rows of students and families were dropped unread/)).toBeInTheDocument()
    expect(screen.getByText('users.csv, line 7')).toBeInTheDocument()
    expect(screen.getByText(/Somebody of this name is here already/)).toBeInTheDocument()
    const [sent] = asked
    const zip = sent?.body instanceof Blob ? new Uint8Array(await sent.body.arrayBuffer()) : new Uint8Array()
    expect(Object.keys(unzipSync(zip)).sort()).toEqual(['orgs.csv', 'users.csv'])
    expect(strFromU8(unzipSync(zip)['users.csv'] ?? new Uint8Array())).toBe('sourcedId,role\n')
  })

  it('applies what is ticked: nothing that was left out or needs it, and no leader unless asked for', async () => {
    answers.set('POST /api/roster/previews/p1/application', { status: 200, body: { applied: [{ kind: 'add person', count: 1 }] } })
    admin()
    await upload(users)
    const leader = await screen.findByRole('checkbox', { name: /Pia Vogt/ })
    expect(leader).not.toBeChecked()
    const [kim, kimIn] = screen.getAllByRole('checkbox', { name: /Kim Park/ })
    await userEvent.click(kim!)
    expect(kimIn).not.toBeChecked()
    await userEvent.click(screen.getByRole('button', { name: 'Apply 2 changes' }))
    expect(await screen.findByText(/Done: 1 person added/)).toBeInTheDocument()
    expect(asked.find(({ route }) => route.endsWith('/application'))?.body).toBe(JSON.stringify({ except: ['kim'], also: [] }))
  })

  it('shows the changes anew when the building has changed meanwhile', async () => {
    answers.set('POST /api/roster/previews/p1/application', { status: 409, body: { error: { code: 'conflict', message: 'The building has changed since you looked.' } } })
    answers.set('GET /api/roster/previews/p1', { status: 200, body: { ...preview, changes: preview.changes.slice(0, 1) } })
    admin()
    await upload(users)
    await userEvent.click(await screen.findByRole('button', { name: 'Apply 4 changes' }))
    expect(await screen.findByRole('heading', { name: '1 change' })).toBeInTheDocument()
    expect(screen.getByText(/The building has changed since you looked/)).toBeInTheDocument()
  })

  it('asks which school it is before it shows anything', async () => {
    const schools = [{ id: 'a', name: 'Alder Creek' }, { id: 'b', name: 'Birch Hill' }]
    answers.set('POST /api/roster/previews', { status: 201, body: { ...preview, schools, changes: [], proposals: [] } })
    answers.set('PUT /api/roster/previews/p1/school', { status: 200, body: { ...preview, schools, schoolId: 'a' } })
    admin()
    await upload(users)
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Which school is this?' }), 'Alder Creek')
    await waitFor(() => expect(screen.getByRole('heading', { name: '4 changes' })).toBeInTheDocument())
    expect(within(screen.getByRole('combobox')).queryByText('Choose a school')).toBeNull()
  })

  it('says why a file is not taken', async () => {
    admin()
    await userEvent.upload(screen.getByLabelText('Choose files', { selector: 'input' }), new File(['x'], 'photo.png'), { applyAccept: false })
    expect(await screen.findByText('Choose a zip, or CSV files.')).toBeInTheDocument()
    answers.set('POST /api/roster/previews', { status: 400, body: { error: { code: 'bad-request', message: 'There is no users.csv in this.' } } })
    await upload(users)
    expect(await screen.findByText(/There is no users.csv in this/)).toBeInTheDocument()
  })
})
