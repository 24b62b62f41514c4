import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inferenceCheck, makeCycle, makePersonal } from 'shared/testing/builders'
import { renderInCycle } from '../../../../testing/in-cycle'
import { useCycleScreen } from '../../store'
import { CollaborateStep } from './collaborate-step'

const unfold = (name: RegExp) => userEvent.click(screen.getByRole('button', { name, expanded: false }))

function answerReveal(status: number, body: unknown) {
  const fetch = vi.fn<(path: string, init?: RequestInit) => Promise<Response>>(() =>
    Promise.resolve(new Response(JSON.stringify(body), { status })),
  )
  vi.stubGlobal('fetch', fetch)
  return fetch
}

describe('Collaborate', () => {
  beforeEach(() => useCycleScreen.setState({ folds: {} }))
  afterEach(() => vi.unstubAllGlobals())

  it('says in one line what stands in a folded section', () => {
    const cycle = makeCycle(
      { observations: [{ text: 'a' }, { text: 'b' }, { text: 'c' }], inquiryQuestion: 'How can we help students infer?' },
      [inferenceCheck],
    )
    renderInCycle(<CollaborateStep />, { cycle })
    expect(screen.getByText('3 observations')).toBeInTheDocument()
    expect(screen.getByText('How can we help students infer?')).toBeInTheDocument()
    expect(screen.getByText('Inference check, 2 waves')).toBeInTheDocument()
  })

  it('asks for the worry only where the cycle began with one', () => {
    const { unmount } = renderInCycle(<CollaborateStep />)
    expect(screen.queryByRole('heading', { name: 'What worries us' })).not.toBeInTheDocument()
    unmount()
    renderInCycle(<CollaborateStep />, { cycle: makeCycle({ door: 'worry' }) })
    expect(screen.getByRole('heading', { name: 'What worries us' })).toBeInTheDocument()
  })

  it('keeps my prediction in my own document until the team reveals', async () => {
    const { room } = renderInCycle(<CollaborateStep />)
    await userEvent.click(screen.getByRole('button', { name: 'Add a prediction' }))
    await userEvent.keyboard('About half')
    expect(room.personal?.project().view.predictions.map(({ text }) => text)).toEqual(['About half'])
    expect(room.cycle.project().view.predictions).toEqual([])
    expect(screen.getByText(/in a team of 2 everyone may guess/)).toBeInTheDocument()
  })

  it('asks first, then has the server reveal everybody’s predictions together', async () => {
    const fetch = answerReveal(200, { copied: 3 })
    renderInCycle(<CollaborateStep />, { personal: makePersonal({ predictions: [{ text: 'About half' }] }) })
    await userEvent.click(screen.getByRole('button', { name: 'Reveal together' }))
    expect(fetch).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: 'Yes, reveal now' }))
    expect(fetch).toHaveBeenCalledTimes(1)
    const [path, init] = fetch.mock.calls[0] ?? []
    expect(path).toBe('/api/cycles/cycle/reveals')
    expect(init).toMatchObject({ method: 'POST', body: JSON.stringify({ what: 'predictions' }) })
    await waitFor(() => expect(screen.queryByText('Is everyone ready?')).not.toBeInTheDocument())
  })

  it('says that nothing is lost when the reveal does not work', async () => {
    answerReveal(500, { error: { code: 'server-error', message: 'x' } })
    renderInCycle(<CollaborateStep />, { personal: makePersonal({ predictions: [{ text: 'About half' }] }) })
    await userEvent.click(screen.getByRole('button', { name: 'Reveal together' }))
    await userEvent.click(screen.getByRole('button', { name: 'Yes, reveal now' }))
    expect(await screen.findByText(/What you wrote is safe/)).toBeInTheDocument()
  })

  it('does not reveal before my own words are saved', async () => {
    const fetch = answerReveal(200, { copied: 0 })
    renderInCycle(<CollaborateStep />, { save: { kind: 'saving' } })
    await userEvent.click(screen.getByRole('button', { name: 'Reveal together' }))
    await userEvent.click(screen.getByRole('button', { name: 'Yes, reveal now' }))
    expect(fetch).not.toHaveBeenCalled()
    expect(screen.getByText(/still being saved/)).toBeInTheDocument()
  })

  it('shows the predictions side by side after the reveal, with the name of who signed', () => {
    const cycle = makeCycle({
      predictionsRevealed: true,
      predictions: [{ text: 'About half' }, { text: 'A third', signedBy: 'ben' }],
    })
    const personal = makePersonal({ predictions: [{ id: 'mine', text: 'About half' }], copies: [{ row: 'mine', copy: 'c' }] })
    renderInCycle(<CollaborateStep />, { cycle, personal })
    const list = screen.getByRole('list', { name: 'What we predicted' })
    expect(within(list).getAllByRole<HTMLTextAreaElement>('textbox').map(({ value }) => value)).toEqual([
      'About half',
      'A third',
    ])
    expect(within(list).getByText('Ben Eze')).toBeInTheDocument()
    expect(screen.queryByRole('list', { name: 'My predictions' })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /Reveal/ })).not.toBeInTheDocument()
  })

  it('hints at a “because” in an observation, and refuses nothing', async () => {
    const { room } = renderInCycle(<CollaborateStep />)
    await unfold(/What we notice/)
    await userEvent.click(screen.getByRole('button', { name: 'Add an observation' }))
    await userEvent.paste('5 of 24 answered because')
    expect(screen.getByText(/sounds like a reason/)).toBeInTheDocument()
    await userEvent.paste(' they read twice')
    await userEvent.keyboard('{Enter}next')
    expect(room.cycle.project().view.observations.map(({ text }) => text)).toEqual([
      '5 of 24 answered because they read twice',
      'next',
    ])
  })

  it('begins a question from a starter with its first gap selected to type over', async () => {
    const { room } = renderInCycle(<CollaborateStep />)
    await unfold(/A question across kinds of data/)
    await userEvent.click(screen.getByRole('button', { name: 'Do students who … also …?' }))
    expect(room.cycle.text('crossingQuestion').toString()).toBe('Do students who … also …?')
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Our question across kinds of data' })
    expect(field).toHaveFocus()
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('…')
    await userEvent.click(screen.getByRole('button', { name: 'What happens to … when …?' }))
    expect(room.cycle.text('crossingQuestion').toString()).toBe('What happens to … when …?')
  })

  it('asks whose practice a question is about', async () => {
    renderInCycle(<CollaborateStep />)
    await unfold(/Our question and our goal/)
    const field = screen.getByRole('textbox', { name: 'Our inquiry question' })
    const write = async (question: string) => {
      await userEvent.clear(field)
      await userEvent.paste(question)
    }
    await write('Why don’t students read at home?')
    expect(screen.getByText(/asks what students lack/)).toBeInTheDocument()
    await write('How can reading improve?')
    expect(screen.getByText(/Where are we in this question/)).toBeInTheDocument()
    await write('How can we help students infer?')
    expect(screen.queryByText(/Where are we|students lack/)).not.toBeInTheDocument()
  })

  it('keeps the goal', async () => {
    const { room } = renderInCycle(<CollaborateStep />)
    await unfold(/Our question and our goal/)
    await userEvent.click(screen.getByRole('textbox', { name: 'Measured by' }))
    await userEvent.paste('the inference check')
    await userEvent.type(screen.getByRole('textbox', { name: 'Percent now' }), '41')
    await userEvent.type(screen.getByRole('textbox', { name: 'Percent we aim for' }), '65')
    expect(room.cycle.project().view).toMatchObject({
      goalMeasure: 'the inference check',
      goalBaseline: 41,
      goalTarget: 65,
    })
  })
})
