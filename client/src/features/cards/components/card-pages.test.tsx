import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import type { Preview } from 'shared/cards/publishing'
import type { SharedCard } from 'shared/cards/schema'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import '../../../lib/card-messages'
import { type FakeServer, fakeServer, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { GuestPage } from './guest-page'
import { PreviewPage } from './preview-page'
import { ReaderPage } from './reader-page'

const look = (low: number, high: number) => ({ size: { from: 21, to: 40 }, band: { low, high } })
const card: SharedCard = {
  team: { id: 'grade-3', name: 'Grade 3', grade: '3' },
  cycle: { id: 'c3', number: 3 },
  question: 'How can we and Ben help 24 students infer?',
  strategy: { name: 'Think-aloud', libraryId: null },
  theory: { ifs: ['think aloud', 'listen'], thenStudents: 'explain', asShownBy: 'the check', by: '2026-01-30', because: '' },
  goal: { measure: 'Inference check', target: 65, by: null, forWhom: 'all of grade 3' },
  results: [
    {
      measure: 'Inference check',
      waves: [
        { wave: 'baseline', date: '2025-10-14' },
        { wave: 'mid', date: '2026-01-23' },
      ],
      whole: [look(40, 44), look(55, 59)],
      breakdowns: [
        {
          name: 'Race and ethnicity',
          cells: [
            { label: 'Hispanic', isOther: false, looks: [look(30, 39), look(50, 59)] },
            { label: 'Black', isOther: false, looks: null },
            { label: 'Asian', isOther: false, looks: null },
          ],
        },
      ],
    },
  ],
  decisions: [{ kind: 'start', text: 'Think aloud every day' }],
  numbers: { minimum: 10, somethingHidden: true },
}
const preview = (parts: Partial<Preview> = {}): Preview => ({
  card,
  hints: [
    { part: 'question', start: 15, end: 18, kind: 'name' },
    { part: 'question', start: 24, end: 26, kind: 'number' },
  ],
  digest: 'abc',
  published: null,
  changedSince: false,
  guestLinks: true,
  ...parts,
})
const published = { at: Date.parse('2026-01-20'), by: 'Ana Nuñez', sharedWithTeams: false }

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /cycles/c3/card/openings', { openings: [] })
  server.answer('GET /cycles/c3/card/guest-links', { links: [] })
})
afterEach(() => server.stop())

function draw(at: string) {
  return renderInApp(
    <Routes>
      <Route path="/cycles/:cycleId/card" element={<PreviewPage />} />
      <Route path="/cards/:cycleId" element={<ReaderPage />} />
      <Route path="/guest/:token" element={<GuestPage />} />
    </Routes>,
    { session: makeSession(), at },
  )
}

describe('the preview', () => {
  it('marks numbers and likely names in the words, and leads to where they are typed', async () => {
    server.answer('GET /cycles/c3/card/preview', preview())
    draw('/cycles/c3/card')
    const title = await screen.findByRole('heading', { name: /How can we and Ben/ })
    expect([...title.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['Ben (likely a name)', '24 (number)'])
    expect(screen.getByRole('link', { name: 'Change it in your question' })).toHaveAttribute('href', '/cycles/c3#inquiryQuestion')
    expect(screen.getByText('Not published. Nobody outside your team can read it.')).toBeInTheDocument()
    expect(screen.getByText('Publish the card first; then you can give a link to it.')).toBeInTheDocument()
  })

  it('publishes what was looked at, and shares it with other teams only when asked to', async () => {
    server.answer('GET /cycles/c3/card/preview', preview())
    server.answer('POST /cycles/c3/card')
    draw('/cycles/c3/card')
    await userEvent.click(await screen.findByRole('checkbox', { name: /Other teams here too/ }))
    expect(server.asked.filter(({ route }) => route.startsWith('PATCH'))).toEqual([])
    server.answer('GET /cycles/c3/card/preview', preview({ published: { ...published, sharedWithTeams: true } }))
    await userEvent.click(screen.getByRole('button', { name: 'Publish the card' }))
    expect(server.asked).toContainEqual({ route: 'POST /cycles/c3/card', body: { sharedWithTeams: true, expected: 'abc' } })
    expect(await screen.findByText(/Published .* by Ana Nuñez. Others see exactly this./)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /Publish/ })).not.toBeInTheDocument()
  })

  it('says that the card has changed when it has, and shows the new one', async () => {
    server.answer('GET /cycles/c3/card/preview', preview())
    server.refuse('POST /cycles/c3/card', 'conflict', 'Something has changed. Look again.')
    draw('/cycles/c3/card')
    const button = await screen.findByRole('button', { name: 'Publish the card' })
    server.answer('GET /cycles/c3/card/preview', preview({ card: { ...card, question: 'A new question?' }, hints: [], digest: 'def' }))
    await userEvent.click(button)
    expect(await screen.findByText('That did not work. Something has changed. Look again.')).toBeInTheDocument()
    expect(await screen.findByRole('heading', { name: 'A new question?' })).toBeInTheDocument()
  })

  it('offers to publish again when the cycle has moved on, and asks before it withdraws', async () => {
    server.answer('GET /cycles/c3/card/preview', preview({ published, changedSince: true }))
    server.answer('DELETE /cycles/c3/card')
    draw('/cycles/c3/card')
    expect(await screen.findByText(/others still see the older card/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Publish again' })).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Withdraw the card' }))
    const dialog = screen.getByRole('dialog', { name: 'Withdraw this card?' })
    expect(server.asked.some(({ route }) => route.startsWith('DELETE'))).toBe(false)
    await userEvent.click(within(dialog).getByRole('button', { name: 'Withdraw the card' }))
    await waitFor(() => expect(server.asked.some(({ route }) => route === 'DELETE /cycles/c3/card')).toBe(true))
  })

  it('names who opened the card, a guest by the day of their link', async () => {
    server.answer('GET /cycles/c3/card/preview', preview({ published }))
    server.answer('GET /cycles/c3/card/openings', {
      openings: [
        { reader: { kind: 'person', name: 'June Park', role: 'leader' }, at: Date.now() - 3_600_000, times: 2 },
        { reader: { kind: 'guest', madeAt: Date.parse('2026-01-21T12:00:00') }, at: Date.now() - 86_400_000, times: 1 },
      ],
    })
    draw('/cycles/c3/card')
    expect((await screen.findByText('June Park')).closest('li')).toHaveTextContent('June Park Leader1 hour ago, 2 times')
    expect(screen.getByText('Guest link of 21 Jan').closest('li')).toHaveTextContent('yesterday')
  })

  it('shows the address of a new guest link once', async () => {
    server.answer('GET /cycles/c3/card/preview', preview({ published }))
    server.answer('POST /cycles/c3/card/guest-links', { id: 'g1', path: '/guest/secret', expiresAt: Date.now() + 1 })
    draw('/cycles/c3/card')
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Good for' }), '14 days')
    await userEvent.click(screen.getByRole('button', { name: 'Make a guest link' }))
    expect(await screen.findByRole('textbox', { name: 'Address of the guest link' })).toHaveValue(`${location.origin}/guest/secret`)
    expect(server.asked).toContainEqual({ route: 'POST /cycles/c3/card/guest-links', body: { days: 14 } })
  })

  it('makes no guest links in a school that has them turned off', async () => {
    server.answer('GET /cycles/c3/card/preview', preview({ published, guestLinks: false }))
    draw('/cycles/c3/card')
    expect(await screen.findByText('Your school has guest links turned off.')).toBeInTheDocument()
    expect(server.asked.some(({ route }) => route.includes('guest-links'))).toBe(false)
  })
})

describe('a reader', () => {
  const answerCard = (own = false) => server.answer('GET /cycles/c3/card', { card, publishedAt: published.at, own })

  it('reads results in bands and in words made from bands, and marks nothing', async () => {
    answerCard()
    draw('/cards/c3')
    const title = await screen.findByRole('heading', { level: 1, name: card.question })
    expect(title.querySelector('mark')).toBeNull()
    expect(screen.getByText(/from 40–44 % to 55–59 %/)).toHaveTextContent('Everyone: higher than before, from 40–44 % to 55–59 %.')
    expect(screen.getByText(/Groups under 10 students are not shown/)).toBeInTheDocument()
    expect(screen.getByText('Think aloud every day').closest('li')).toHaveTextContent('Start')
    await userEvent.click(screen.getByRole('button', { name: 'As a table' }))
    expect(screen.getByRole('row', { name: /Hispanic 30–39 % ?21–40 students/ })).toBeInTheDocument()
  })

  it('is told the same of every hidden group', async () => {
    answerCard()
    draw('/cards/c3')
    const answers: string[] = []
    for (const group of ['Black', 'Asian']) {
      await userEvent.click(await screen.findByRole('button', { name: new RegExp(`Why is ${group} hidden`) }))
    }
    for (const answer of screen.getAllByText(/All hidden groups look the same/)) answers.push(answer.textContent)
    expect(answers).toHaveLength(2)
    expect(new Set(answers).size).toBe(1)
  })

  it('loses the card from the screen once the team has withdrawn it', async () => {
    server.refuse('GET /cycles/c3/card', 'not-found')
    draw('/cards/c3')
    expect(await screen.findByRole('heading', { name: 'This card is not here' })).toBeInTheDocument()
  })

  it('of the team itself is led to the preview', async () => {
    answerCard(true)
    draw('/cards/c3')
    expect(await screen.findByRole('link', { name: 'Preview and publish' })).toHaveAttribute('href', '/cycles/c3/card')
  })
})

describe('a guest', () => {
  it('reads the card with the school’s name and until when the link works', async () => {
    server.answer('GET /guest/secret', { card, building: 'Cedar Hollow', publishedAt: published.at, expiresAt: Date.parse('2026-02-03T12:00:00') })
    draw('/guest/secret')
    expect(await screen.findByText('Cedar Hollow shares this card with you')).toBeInTheDocument()
    expect(screen.getByText(/This link works until 3 February/)).toBeInTheDocument()
    expect(screen.queryByRole('link')).not.toBeInTheDocument()
  })

  it('with a link that is no longer good is told whom to ask', async () => {
    server.refuse('GET /guest/secret', 'not-found')
    draw('/guest/secret')
    expect(await screen.findByText(/Ask whoever gave it to you/)).toBeInTheDocument()
  })
})
