import { act, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import userEvent from '@testing-library/user-event'
import type { Change } from 'shared/history/schema'
import { makeCycle } from 'shared/testing/builders'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Toaster } from '../../../components/toaster'
import { useToasts } from '../../../components/toast-store'
import '../../../lib/history-messages'
import { type FakeServer, fakeServer } from '../../../testing/fake-server'
import { renderInCycle } from '../../../testing/in-cycle'
import { useHistoryScreen } from '../restores'
import { ChangesOnHome } from './changes-on-home'
import { HistoryOnCycle } from './history-on-cycle'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  useHistoryScreen.setState({ restores: {}, hidden: {}, ownAt: 0 })
  useToasts.setState({ toasts: [] })
})
afterEach(() => server.stop())

const change = (parts: Partial<Change>): Change => ({
  ...{ document: 'cycle', field: 'inquiryQuestion', step: 'C', what: 'written', columns: [], count: 1, rows: [], at: 1 },
  ...parts,
})
const since = Date.now() - 86_400_000
const changed = (...changes: Change[]) => server.answer('GET /cycles/c3/changes', { since, changes })
/** The page whose documents come after the answer, as they mostly do; or before it. */
function Page({ isEarly }: { isEarly: boolean }) {
  const [isShown, setShown] = useState(!isEarly)
  return (
    <>
      <HistoryOnCycle cycleId="c3" isShown={isShown} isFullPage />
      {!isShown && <button onClick={() => setShown(true)}>The documents are there</button>}
      <Toaster />
    </>
  )
}
const drawLate = () => renderInCycle(<Page isEarly={false} />)
async function draw() {
  const drawn = renderInCycle(<Page isEarly />)
  await waitFor(() => expect(server.asked.at(-1)?.route).toBe('GET /cycles/c3/changes'))
  await act(async () => new Promise((resolve) => setTimeout(resolve)))
  await userEvent.click(screen.getByRole('button', { name: 'The documents are there' }))
  return drawn
}
const sentences = async () => (await screen.findAllByRole('link')).map((link) => [link.textContent, link.getAttribute('href')])

describe('What changed since I was here', () => {
  it('is said in sentences by field, each leading there, and never who', async () => {
    changed(
      change({}),
      change({ field: 'observations', what: 'added', count: 2, rows: [{ id: 'o1', label: 'They stop' }, { id: 'o2', label: 'They skip' }] }),
      change({ field: 'counts', what: 'counted', count: 3 }),
      change({ field: 'decisions', what: 'chosen', columns: ['checkBy', 'owner'], rows: [{ id: 'd1', label: 'Think aloud' }] }),
      change({ field: 'attributions', document: 'practice', what: 'added', count: 2 }),
      change({ field: null, what: 'restored' }),
    )
    await draw()
    expect(await screen.findByRole('button', { name: 'What changed since you were here, yesterday' })).toBeInTheDocument()
    expect(await sentences()).toEqual([
      ['“Our inquiry question” has new words', '/cycles/c3#inquiryQuestion'],
      ['2 observations were added: “They stop”, “They skip”', '/cycles/c3#observations%2Fo1'],
      ['3 numbers were entered or changed', '/cycles/c3#counts'],
      ['1 decision was set anew (Look again by, Who keeps an eye on it): “Think aloud”', '/cycles/c3#decisions%2Fd1'],
      ['2 causes were added', '/cycles/c3#attributions'],
      ['An earlier moment was brought back', '/cycles/c3/history'],
    ])
  })

  it('shows six sentences at once, and the rest when asked', async () => {
    const fields = ['worry', 'forWhom', 'underserved', 'strengths', 'greatestNeed', 'because', 'surprises', 'ourImpact']
    changed(...fields.map((field) => change({ field })))
    await draw()
    await userEvent.click(await screen.findByRole('button', { name: 'and 2 more' }))
    expect(await sentences()).toHaveLength(8)
  })

  it('is one line where the page is being read already, so that nothing jumps', async () => {
    changed(change({}))
    drawLate()
    const line = await screen.findByRole('button', { name: '1 thing changed since yesterday' })
    expect(line).toHaveAttribute('aria-expanded', 'false')
    await userEvent.click(line)
    expect(await sentences()).toHaveLength(1)
  })

  it('stays away once it is hidden, until there is something new', async () => {
    changed(change({}))
    const { unmount } = await draw()
    await userEvent.click(await screen.findByRole('button', { name: 'Hide what changed' }))
    expect(screen.queryByRole('link')).not.toBeInTheDocument()
    unmount()
    server.answer('GET /cycles/c3/changes', { since: since + 1, changes: [change({})] })
    await draw()
    expect(await sentences()).toHaveLength(1)
  })

  it('says nothing where nothing changed, on a first visit, and without the server', async () => {
    const answers = [() => changed(), () => server.answer('GET /cycles/c3/changes', { since: null, changes: [] }), () => server.goOffline()]
    for (const answer of answers) {
      answer()
      const { unmount } = await draw()
      expect(screen.queryByRole('link')).not.toBeInTheDocument()
      unmount()
    }
  })

  it('tells the server that the page has been seen when one leaves it, not before it has asked', async () => {
    changed(change({}))
    const { unmount } = drawLate()
    await screen.findByRole('button', { name: /changed since yesterday/ })
    expect(server.asked.map(({ route }) => route)).toEqual(['GET /cycles/c3/changes'])
    unmount()
    expect(server.asked.map(({ route }) => route)).toEqual(['GET /cycles/c3/changes', 'POST /cycles/c3/visits'])
  })

  it('is one line on Home', async () => {
    changed(change({}), change({ field: 'worry' }))
    renderInCycle(<ChangesOnHome cycleId="c3" />)
    const line = await screen.findByRole('link', { name: '2 things changed since yesterday' })
    expect(line).toHaveAttribute('href', '/cycles/c3')
  })
})

describe('After a restore', () => {
  it('L5 the page of who made it offers to undo it, of what it changed alone', async () => {
    changed()
    server.answer('POST /cycles/c3/versions/v2/restore', { before: 'v3', changed: ['worry'] })
    useHistoryScreen.getState().setRestore('c3', { before: 'v2', changed: ['worry'], at: Date.now() })
    drawLate()
    await userEvent.click(screen.getByRole('button', { name: 'Undo restore' }))
    expect(server.asked).toContainEqual({ route: 'POST /cycles/c3/versions/v2/restore', body: { only: ['worry'] } })
    expect(await screen.findByText('Undone. The page is as it was before.')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Undo restore' })).not.toBeInTheDocument()
  })

  it('everybody else who has the page open is told once why it changed', async () => {
    changed()
    const cycle = makeCycle()
    renderInCycle(<><HistoryOnCycle cycleId="c3" isShown isFullPage /><Toaster /></>, { cycle })
    act(() => {
      for (const field of ['worry', 'because']) cycle.doc.getMap('restored').set(field, 1)
    })
    expect(await screen.findAllByText(/An earlier moment of this page was brought back/)).toHaveLength(1)
    useToasts.setState({ toasts: [] })
    useHistoryScreen.getState().setOwn()
    act(() => void cycle.doc.getMap('restored').set('worry', 2))
    expect(useToasts.getState().toasts).toEqual([])
  })
})
