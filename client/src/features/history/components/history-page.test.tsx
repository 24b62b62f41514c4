import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import type { FieldDifference } from 'shared/history/schema'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppBarPlaces } from '../../../components/app-bar'
import { Toaster } from '../../../components/toaster'
import '../../../lib/history-messages'
import { type FakeServer, fakeServer, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { makeComparison, makeDetail, makeVersion, makeVersions } from '../../../testing/make-history'
import { useHistoryScreen } from '../restores'
import { HistoryPage } from './history-page'

const question: FieldDifference = {
  document: 'cycle',
  field: 'inquiryQuestion',
  step: 'C',
  kind: 'field',
  difference: {
    as: 'words',
    emphasis: false,
    parts: [
      { kind: 'same', text: 'How can we help students ' },
      { kind: 'removed', text: 'read' },
      { kind: 'added', text: 'infer' },
      { kind: 'same', text: '?' },
    ],
  },
}
const words = (kind: 'added' | 'removed', text: string) => ({ as: 'words' as const, emphasis: false, parts: [{ kind, text }] })
const observations: FieldDifference = {
  document: 'cycle',
  field: 'observations',
  step: 'C',
  kind: 'rows',
  rows: [
    { id: 'o1', label: '5 of 24 answered', what: 'added', moved: false, columns: [{ column: 'text', difference: words('added', '5 of 24 answered') }] },
    { id: 'o2', label: 'They stop', what: 'removed', moved: false, columns: [{ column: 'text', difference: words('removed', 'They stop') }] },
  ],
}
const decision: FieldDifference = {
  document: 'cycle',
  field: 'decisions',
  step: 'R',
  kind: 'rows',
  rows: [
    {
      ...{ id: 'd1', label: 'Think aloud', what: 'changed', moved: true },
      columns: [
        { column: 'owner', difference: { as: 'value', before: null, after: 'ben' } },
        { column: 'checkBy', difference: { as: 'value', before: '2025-12-01', after: null } },
      ],
    },
  ],
}

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /cycles/c3', makeDetail())
  server.answer('GET /cycles/c3/versions', makeVersions())
  useHistoryScreen.setState({ restores: {}, hidden: {} })
})
afterEach(() => server.stop())

function draw(at = '/cycles/c3/history') {
  return renderInApp(
    <AppBarPlaces>
      <Routes>
        <Route path="/cycles/:cycleId/history" element={<HistoryPage />} />
      </Routes>
      <Toaster />
    </AppBarPlaces>,
    { session: makeSession(), at },
  )
}
const compared = (differences: FieldDifference[]) =>
  server.answer('GET /cycles/c3/versions/v1/comparison?with=now', makeComparison({ differences, names: { ben: 'Ben Eze' } }))

describe('the moments that are kept', () => {
  it('are told in words and dates, each by why it was kept', async () => {
    server.answer(
      'GET /cycles/c3/versions',
      makeVersions({
        versions: [
          makeVersion({ id: 'v4', kind: 'before-restore', name: null, restored: 'v1' }),
          makeVersion({ id: 'v3', kind: 'step', name: null, step: 'L', by: null }),
          makeVersion({ id: 'v2', kind: 'day', name: null, by: null }),
          makeVersion(),
        ],
      }),
    )
    draw()
    const items = within(await screen.findByRole('list', { name: 'Moments that are kept' })).getAllByRole('listitem')
    expect(items.map((item) => item.querySelector('p')?.textContent)).toEqual([
      'Before “Before the goal” was brought back',
      'When the team left Leverage',
      'End of 14 November 2025',
      'Before the goal',
    ])
    expect(items[3]).toHaveTextContent('14 November 2025, 2:45 · named by Ana Nuñez')
    expect(screen.getByText('Team + coach')).toBeInTheDocument()
  })

  it('say in one sentence how the first one comes', async () => {
    server.answer('GET /cycles/c3/versions', makeVersions({ versions: [] }))
    draw()
    expect(await screen.findByText(/Nothing is kept yet/)).toBeInTheDocument()
  })

  it('can be made by name, which must not be empty', async () => {
    server.answer('POST /cycles/c3/versions', { versionId: 'v9' })
    draw()
    await userEvent.click(await screen.findByRole('button', { name: 'Name this moment…' }))
    const dialog = screen.getByRole('dialog', { name: 'Name this moment' })
    await userEvent.click(within(dialog).getByRole('button', { name: 'Keep this moment' }))
    expect(within(dialog).getByText('Give it a name.')).toBeInTheDocument()
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), ' Week 6 {Enter}')
    expect(server.asked).toContainEqual({ route: 'POST /cycles/c3/versions', body: { name: 'Week 6' } })
    expect(await screen.findByText('Kept as “Week 6”.')).toBeInTheDocument()
  })

  it('can be given a name, or removed once one has said so', async () => {
    server.answer('PUT /cycles/c3/versions/v1')
    server.answer('DELETE /cycles/c3/versions/v1')
    draw()
    await userEvent.click(await screen.findByRole('button', { name: 'More for: Before the goal' }))
    await userEvent.click(screen.getByRole('menuitem', { name: 'Change its name…' }))
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), ' and after{Enter}')
    expect(server.asked).toContainEqual({ route: 'PUT /cycles/c3/versions/v1', body: { name: 'Before the goal and after' } })
    await userEvent.click(await screen.findByRole('button', { name: 'More for: Before the goal' }))
    await userEvent.click(screen.getByRole('menuitem', { name: 'Remove it…' }))
    await userEvent.click(screen.getByRole('button', { name: 'Remove this moment' }))
    await waitFor(() => expect(server.asked.some(({ route }) => route === 'DELETE /cycles/c3/versions/v1')).toBe(true))
  })

  it('that the server took by itself lose their name, and stay', async () => {
    server.answer('GET /cycles/c3/versions', makeVersions({ versions: [makeVersion({ kind: 'step' }), makeVersion({ id: 'v2', kind: 'day', name: null })] }))
    server.answer('DELETE /cycles/c3/versions/v1')
    draw()
    await userEvent.click(await screen.findByRole('button', { name: 'More for: End of 14 November 2025' }))
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Give it a name…'])
    await userEvent.click(screen.getByRole('button', { name: 'More for: Before the goal' }))
    await userEvent.click(screen.getByRole('menuitem', { name: 'Take its name away…' }))
    await userEvent.click(screen.getByRole('button', { name: 'Take the name away' }))
    expect(await screen.findByText('It has no name any more.')).toBeInTheDocument()
  })

  it('of a closed cycle stay, and can be brought back', async () => {
    server.answer('GET /cycles/c3', makeDetail({ closedAt: 1 }))
    draw()
    expect(await screen.findByText(/This cycle is closed/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Bring it back: Before the goal' })).toBeInTheDocument()
  })

  it('are read by a coach, who changes nothing', async () => {
    server.answer('GET /cycles/c3/versions', makeVersions({ mayRestore: false, withPractice: false }))
    draw()
    expect(await screen.findByRole('link', { name: 'Compare with now: Before the goal' })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /Bring it back|Name this|More for/ })).not.toBeInTheDocument()
  })
})

describe('two moments side by side', () => {
  const open = () => draw('/cycles/c3/history?moment=v1')

  it('show only what differs, by step and in the page’s own words, and count the rest', async () => {
    compared([question, observations, decision])
    open()
    const step = await screen.findByRole('region', { name: 'Collaborate' })
    expect(screen.getByText('3 parts of the page differ.')).toBeInTheDocument()
    expect(within(step).getByRole('article', { name: 'Our inquiry question' })).toBeInTheDocument()
    expect(within(step).getByRole('link', { name: 'Go to it on the page: Observations' })).toHaveAttribute('href', '/cycles/c3#observations')
    expect(within(step).getByText(/other parts of this step are the same/)).toBeInTheDocument()
    expect(screen.getByText('Nothing differs in Leverage, Experiment, and Assess.')).toBeInTheDocument()
  })

  it('mark removed and added words for the eye and for who hears them', async () => {
    compared([question])
    open()
    const field = await screen.findByRole('article', { name: 'Our inquiry question' })
    expect(field.querySelector('del')).toHaveTextContent('[removed: read]')
    expect(field.querySelector('ins')).toHaveTextContent('[added: infer]')
    expect(field).toHaveTextContent('Now: How can we help students [added: infer] ?')
  })

  it('match rows, and say what became of each and what its values mean', async () => {
    compared([observations, decision])
    open()
    const rows = within(await screen.findByRole('article', { name: 'Observations' })).getAllByRole('listitem')
    expect(rows.map((row) => row.querySelector('p')?.textContent)).toEqual(['added', 'taken away'])
    const changed = screen.getByRole('article', { name: 'What we decide' })
    expect(changed).toHaveTextContent('changed, moved')
    expect(changed).toHaveTextContent('Think aloud')
    expect(changed).toHaveTextContent('Now: [added: Ben Eze]')
    expect(changed).toHaveTextContent('[removed: 1 December 2025]')
    expect(changed).toHaveTextContent('nothing written')
  })

  it('can be any two: choosing another asks for that comparison', async () => {
    compared([])
    server.answer('GET /cycles/c3/versions', makeVersions({ versions: [makeVersion({ id: 'v2', name: 'Week 6' }), makeVersion()] }))
    server.answer('GET /cycles/c3/versions/v1/comparison?with=v2', makeComparison({ after: makeVersion({ id: 'v2', name: 'Week 6' }), differences: [question] }))
    open()
    expect(await screen.findByText(/Nothing differs. The page says the same/)).toBeInTheDocument()
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Later' }), 'Week 6 · 14 November 2025, 2:45')
    expect(await screen.findByText('1 part of the page differs.')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Bring it back…' })).not.toBeInTheDocument()
  })

  it('take the focus along, and back to the list', async () => {
    compared([question])
    draw()
    await userEvent.click(await screen.findByRole('link', { name: 'Compare with now: Before the goal' }))
    await screen.findByRole('article', { name: 'Our inquiry question' })
    await userEvent.tab()
    expect(screen.getByRole('link', { name: 'All moments' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await screen.findByRole('list', { name: 'Moments that are kept' })
    await userEvent.tab()
    expect(screen.getByRole('button', { name: 'Name this moment…' })).toHaveFocus()
  })

  it('say so kindly when one of them was removed meanwhile', async () => {
    server.refuse('GET /cycles/c3/versions/v1/comparison?with=now', 'not-found')
    open()
    expect(await screen.findByRole('heading', { name: 'This moment is not kept any more' })).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'All moments' })).toHaveAttribute('href', '/cycles/c3/history')
  })
})

describe('bringing a moment back', () => {
  const ask = async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Bring it back: Before the goal' }))
    return screen.getByRole('dialog', { name: 'Bring back “Before the goal”?' })
  }

  it('is explained first: what reads as it did, what comes back, what goes to Removed, that everybody sees it', async () => {
    compared([question, observations])
    draw()
    const dialog = await ask()
    expect(await within(dialog).findByText('1 part of the page reads again as it did then.')).toBeInTheDocument()
    expect(dialog).toHaveTextContent('1 line that was taken away since comes back.')
    expect(dialog).toHaveTextContent('1 line that was added since goes to Removed, with its words.')
    expect(dialog).toHaveTextContent('Everybody who has the page open sees it change at once.')
    expect(dialog).toHaveTextContent('you can undo this')
    expect(server.asked.some(({ route }) => route.startsWith('POST'))).toBe(false)
  })

  it('L5 is undone in one press, of what it changed and no more', async () => {
    compared([question])
    server.answer('POST /cycles/c3/versions/v1/restore', { before: 'v2', changed: ['inquiryQuestion'] })
    server.answer('POST /cycles/c3/versions/v2/restore', { before: 'v3', changed: ['inquiryQuestion'] })
    draw()
    const dialog = await ask()
    const before = makeVersion({ id: 'v2', kind: 'before-restore', name: null, restored: 'v1', at: Date.now() })
    server.answer('GET /cycles/c3/versions', makeVersions({ versions: [before, makeVersion()] }))
    await userEvent.click(within(dialog).getByRole('button', { name: 'Bring it back' }))
    expect(await screen.findByText('“Before the goal” was brought back just now.')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: /^Undo restore: Before “Before the goal”/ })).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Undo restore' }))
    expect(server.asked).toContainEqual({ route: 'POST /cycles/c3/versions/v2/restore', body: { only: ['inquiryQuestion'] } })
  })

  it('can be of one field alone', async () => {
    compared([question, decision])
    server.answer('POST /cycles/c3/versions/v1/restore', { before: 'v2', changed: ['inquiryQuestion'] })
    draw('/cycles/c3/history?moment=v1')
    await userEvent.click(await screen.findByRole('button', { name: 'Bring only this back: Our inquiry question' }))
    const dialog = screen.getByRole('dialog', { name: 'Bring back “Our inquiry question” as it was?' })
    expect(await within(dialog).findByText('1 part of the page reads again as it did then.')).toBeInTheDocument()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Bring it back' }))
    expect(server.asked).toContainEqual({ route: 'POST /cycles/c3/versions/v1/restore', body: { only: ['inquiryQuestion'] } })
    expect(await screen.findByText('“Our inquiry question” is as it was.')).toBeInTheDocument()
  })

  it('is not offered where the page says all of it already', async () => {
    compared([])
    draw()
    const dialog = await ask()
    expect(await within(dialog).findByText(/There is nothing to bring back/)).toBeInTheDocument()
    expect(within(dialog).queryByRole('button', { name: 'Bring it back' })).not.toBeInTheDocument()
  })

  it('that the server could not do is said in its words, and that nothing has changed', async () => {
    compared([question])
    server.refuse('POST /cycles/c3/versions/v1/restore', 'conflict', 'This page has just started anew. Open it again.')
    draw()
    const dialog = await ask()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Bring it back' }))
    expect(await within(dialog).findByText('That did not work. Nothing has changed. This page has just started anew. Open it again.')).toBeInTheDocument()
  })
})

describe('without the server', () => {
  it('the page says that it needs it, that nothing is lost, and tries again', async () => {
    server.goOffline()
    draw()
    expect(await screen.findByRole('heading', { level: 1, name: 'The history needs the server' })).toBeInTheDocument()
    expect(screen.getByText(/Nothing is lost/)).toBeInTheDocument()
    server.comeBack()
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'History of cycle 3' })).toBeInTheDocument()
  })

  it('a history that is not mine to open says no more than that', async () => {
    server.refuse('GET /cycles/c3', 'not-found')
    draw()
    expect(await screen.findByRole('heading', { level: 1, name: 'This history is not open to you' })).toBeInTheDocument()
    expect(screen.queryByText('Before the goal')).not.toBeInTheDocument()
  })
})
