import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CycleDocument } from 'shared/cycles/document'
import { makeCycle } from 'shared/testing/builders'
import { useToasts } from '../../../components/toast-store'
import { Toaster } from '../../../components/toaster'
import { renderInCycle } from '../../../testing/in-cycle'
import { RowText } from './field'
import { RemovedTray } from './removed-tray'
import { RowList } from './row-list'

function Observations({ cycle }: { cycle: CycleDocument }) {
  const table = cycle.table('observations')
  return (
    <RowList
      table={table}
      label="Observations"
      addLabel="Add an observation"
      emptyHint="Say only what you see."
      emptyExample="Twelve children left the last line empty."
      renderRow={(id) => <RowText table={table} id={id} field="text" label="Observation" oneLine />}
    />
  )
}

const wordsOf = (cycle: CycleDocument) => cycle.project().view.observations.map(({ text }) => text)
const abc = () => makeCycle({ observations: [{ id: 'a', text: 'one' }, { id: 'b', text: 'two' }, { id: 'c', text: 'three' }] })

function fieldOf(words: string): HTMLElement {
  return screen.getByDisplayValue(words)
}

async function openMenu(number: number) {
  await userEvent.click(screen.getByRole('button', { name: `Row ${number}: move or take away` }))
}

describe('A list of rows', () => {
  beforeEach(() => useToasts.setState({ toasts: [] }))

  it('teaches while it is empty: a sentence, an example, a button that begins', async () => {
    const cycle = makeCycle()
    renderInCycle(<Observations cycle={cycle} />, { cycle })
    expect(screen.getByText('Say only what you see.')).toBeInTheDocument()
    expect(screen.getByText('Twelve children left the last line empty.')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Add an observation' }))
    await userEvent.keyboard('They point at pictures')
    expect(wordsOf(cycle)).toEqual(['They point at pictures'])
  })

  it('goes on to a new row right after this one when Enter is pressed', async () => {
    const cycle = abc()
    renderInCycle(<Observations cycle={cycle} />, { cycle })
    await userEvent.click(fieldOf('one'))
    await userEvent.keyboard('{Enter}one and a half')
    expect(wordsOf(cycle)).toEqual(['one', 'one and a half', 'two', 'three'])
  })

  it('moves a row with Alt and an arrow, and keeps the focus in it', async () => {
    const cycle = abc()
    renderInCycle(<Observations cycle={cycle} />, { cycle })
    await userEvent.click(fieldOf('three'))
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect(wordsOf(cycle)).toEqual(['one', 'three', 'two'])
    expect(fieldOf('three')).toHaveFocus()
  })

  it('moves a row by its menu, which offers only what is possible', async () => {
    const cycle = abc()
    renderInCycle(<Observations cycle={cycle} />, { cycle })
    await openMenu(1)
    expect(screen.queryByRole('menuitem', { name: 'Move up' })).not.toBeInTheDocument()
    await userEvent.click(screen.getByRole('menuitem', { name: 'Move down' }))
    expect(wordsOf(cycle)).toEqual(['two', 'one', 'three'])
  })

  it('takes a row away with a way back beside it', async () => {
    const cycle = abc()
    renderInCycle(
      <>
        <Observations cycle={cycle} />
        <Toaster />
      </>,
      { cycle },
    )
    await openMenu(2)
    await userEvent.click(screen.getByRole('menuitem', { name: 'Take away' }))
    expect(wordsOf(cycle)).toEqual(['one', 'three'])
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(wordsOf(cycle)).toEqual(['one', 'two', 'three'])
  })

  it('keeps a colleague’s words in Removed, from where anybody brings the row back to its place', async () => {
    const cycle = abc()
    cycle.table('observations').remove('b')
    cycle.table('observations').text('b', 'text')?.insert(3, ', typed meanwhile')
    renderInCycle(<RemovedTray />, { cycle })
    const tray = screen.getByRole('list')
    expect(within(tray).getByText('two, typed meanwhile')).toBeInTheDocument()
    await userEvent.click(within(tray).getByRole('button', { name: 'Bring back: two, typed meanwhile' }))
    expect(wordsOf(cycle)).toEqual(['one', 'two, typed meanwhile', 'three'])
  })

  it('shows a reader the rows and offers nothing to change', () => {
    const cycle = abc()
    renderInCycle(<Observations cycle={cycle} />, { cycle, mayEdit: false })
    expect(screen.getAllByRole('listitem')).toHaveLength(3)
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })
})
