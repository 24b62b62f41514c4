import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { makeCycle } from 'shared/testing/builders'
import { renderInCycle } from '../../../testing/in-cycle'
import { TheorySentence } from './theory-sentence'

const written = () =>
  makeCycle({
    ifClauses: [{ id: 'aloud', text: 'think aloud' }],
    thenStudents: 'explain an inference',
    asShownBy: 'the inference check',
    theoryBy: '2026-01-30',
  })

function sentence(): string {
  return screen.getByRole('group', { name: 'Our theory of action' }).textContent?.replace(/\s+/g, ' ') ?? ''
}

describe('The theory of action', () => {
  it('stands as one sentence, word for word, wherever it returns', () => {
    renderInCycle(<TheorySentence readOnly />, { cycle: written() })
    expect(sentence()).toMatch(
      /^If we think aloud, then students will explain an inference, as shown by the inference check by 30 January.*\.$/,
    )
  })

  it('is edited in its blanks', async () => {
    const cycle = written()
    renderInCycle(<TheorySentence />, { cycle })
    const blank = screen.getByRole('textbox', { name: 'Then students will' })
    await userEvent.click(blank)
    cycle.text('thenStudents').insert(cycle.text('thenStudents').length, ' with two details')
    expect(blank).toHaveTextContent('explain an inference with two details')
  })

  it('takes up to three actions where it is made, and puts the cursor into the new one', async () => {
    const cycle = written()
    renderInCycle(<TheorySentence hints />, { cycle })
    await userEvent.click(screen.getByRole('button', { name: /add another action/ }))
    expect(screen.getByRole('textbox', { name: 'If we: action 2' })).toHaveFocus()
    await userEvent.click(screen.getByRole('button', { name: /add another action/ }))
    expect(cycle.project().view.ifClauses).toHaveLength(3)
    expect(screen.queryByRole('button', { name: /add another action/ })).not.toBeInTheDocument()
  })

  it('lets go of an empty action with Backspace, into the Removed tray', async () => {
    const cycle = written()
    renderInCycle(<TheorySentence hints />, { cycle })
    await userEvent.click(screen.getByRole('button', { name: /add another action/ }))
    await userEvent.keyboard('{Backspace}')
    expect(cycle.project().view.ifClauses.map(({ id }) => id)).toEqual(['aloud'])
    expect(cycle.project().removed).toHaveLength(1)
    expect(screen.getByRole('textbox', { name: 'If we: action 1' })).toHaveFocus()
  })

  it('keeps its actions elsewhere: they are added and taken away where the sentence is made', () => {
    renderInCycle(<TheorySentence />, { cycle: written() })
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })

  it('hints gently where a then names nothing that can be seen, and only where it is made', async () => {
    const cycle = written()
    cycle.text('thenStudents').delete(0, cycle.text('thenStudents').length)
    cycle.text('thenStudents').insert(0, 'understand inferences')
    const { unmount } = renderInCycle(<TheorySentence hints />, { cycle })
    await waitFor(() => expect(screen.getByText(/What would we see or hear\?/)).toBeInTheDocument())
    unmount()
    renderInCycle(<TheorySentence />, { cycle })
    expect(screen.queryByText(/What would we see or hear\?/)).not.toBeInTheDocument()
  })

  it('says where it is made while it is not written yet', () => {
    renderInCycle(<TheorySentence />)
    expect(screen.getByRole('link', { name: 'Write it in Leverage' })).toHaveAttribute(
      'href',
      '/cycles/cycle/leverage#ifClauses',
    )
  })

  it('offers the first blank of a sentence that nobody has begun', async () => {
    const cycle = makeCycle()
    renderInCycle(<TheorySentence hints />, { cycle })
    await userEvent.click(screen.getByRole('button', { name: 'do what' }))
    expect(screen.getByRole('textbox', { name: 'If we: action 1' })).toHaveFocus()
    expect(cycle.project().view.ifClauses).toHaveLength(1)
  })
})
