import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CycleDocument } from 'shared/cycles/document'
import { countKey } from 'shared/data/counts'
import { addDataSet } from 'shared/data/add-data-set'
import { inferenceCheck, makeCycle } from 'shared/testing/builders'
import { renderInCycle } from '../../../testing/in-cycle'
import { DataSetEditor } from './data-set-editor'

const box = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const everyone = (what: string, wave = 'Baseline') => box(`Everyone, ${wave}: ${what}`)

function withBaseline(): { cycle: CycleDocument; set: string; wave: string } {
  const cycle = makeCycle()
  const { id, waves } = addDataSet(cycle, { measure: 'Letter sounds', waves: { baseline: {} } })
  return { cycle, set: id, wave: waves.baseline ?? '' }
}

describe('typing in the numbers of a data set', () => {
  beforeEach(() => sessionStorage.clear())

  it('keeps what is typed and computes the percent', async () => {
    const { cycle, set, wave } = withBaseline()
    renderInCycle(<DataSetEditor dataSetId={set} />, { cycle })
    await userEvent.type(everyone('children looked at'), '62')
    await userEvent.type(everyone('met the mark'), '19')
    expect(cycle.grid('counts').get(countKey(wave, 'whole', 'n'))).toBe(62)
    expect(cycle.grid('counts').get(countKey(wave, 'whole', 'met'))).toBe(19)
    expect(screen.getByText('31 %')).toBeInTheDocument()
  })

  it('takes whole numbers only, and an emptied box is no number', async () => {
    const { cycle, set, wave } = withBaseline()
    renderInCycle(<DataSetEditor dataSetId={set} />, { cycle })
    const children = everyone('children looked at')
    await userEvent.type(children, '6x2')
    expect(children).toHaveValue('62')
    await userEvent.clear(children)
    await userEvent.click(children)
    await userEvent.paste('12.5')
    expect(children).toHaveValue('')
    expect(cycle.grid('counts').get(countKey(wave, 'whole', 'n'))).toBeNull()
  })

  it('moves down a column with Enter, up with Shift+Enter, and sideways with the arrows', async () => {
    const cycle = makeCycle()
    const { id } = addDataSet(cycle, inferenceCheck)
    renderInCycle(<DataSetEditor dataSetId={id} />, { cycle })
    const dated = (group: string, what: string) => box(`${group}, Baseline 14 Oct: ${what}`)
    await userEvent.click(dated('Everyone', 'children looked at'))
    await userEvent.keyboard('{Enter}')
    expect(dated('English learners', 'children looked at')).toHaveFocus()
    await userEvent.keyboard('{ArrowRight}')
    expect(dated('English learners', 'met the mark')).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    expect(dated('Not English learners', 'met the mark')).toHaveFocus()
    await userEvent.keyboard('{Shift>}{Enter}{Enter}{/Shift}')
    expect(dated('Everyone', 'met the mark')).toHaveFocus()
    await userEvent.keyboard('{ArrowRight}')
    expect(box('Everyone, Mid 23 Jan: children looked at')).toHaveFocus()
  })

  it('adds a breakdown of two groups and goes to its name', async () => {
    const { cycle, set } = withBaseline()
    renderInCycle(<DataSetEditor dataSetId={set} />, { cycle })
    await userEvent.click(screen.getByRole('button', { name: 'Group students by …' }))
    await userEvent.keyboard('Language')
    const { breakdowns, cells } = cycle.project().view
    expect(breakdowns.map(({ name }) => name)).toEqual(['Language'])
    expect(cells).toHaveLength(2)
  })

  it('says kindly how many children are in no group', async () => {
    const cycle = makeCycle()
    const { id } = addDataSet(cycle, {
      measure: 'Inference check',
      waves: { baseline: { whole: [71, 29], groups: { Language: { 'English learners': [22, 5], Others: [47, 24] } } } },
    })
    renderInCycle(<DataSetEditor dataSetId={id} />, { cycle })
    expect(screen.getByText('Language, Baseline: 2 children are in no group.')).toBeInTheDocument()
    const children = box('English learners, Baseline: children looked at')
    await userEvent.clear(children)
    await userEvent.type(children, '24')
    await waitFor(() => expect(screen.queryByText(/in no group/)).not.toBeInTheDocument())
  })

  it('shows a colleague’s number at once in a box that I am not in', () => {
    const { cycle, set, wave } = withBaseline()
    renderInCycle(<DataSetEditor dataSetId={set} />, { cycle })
    cycle.grid('counts').set(countKey(wave, 'whole', 'n'), 62)
    return waitFor(() => expect(everyone('children looked at')).toHaveValue('62'))
  })

  it('fills in the same children for a second look', async () => {
    const cycle = makeCycle()
    const { id, waves } = addDataSet(cycle, {
      measure: 'Fluency',
      waves: { baseline: { whole: [68, 31], groups: { Language: { EL: [21, 6], Others: [47, 25] } } }, mid: {} },
    })
    renderInCycle(<DataSetEditor dataSetId={id} />, { cycle })
    await userEvent.click(screen.getByRole('button', { name: 'Same children as in Baseline' }))
    expect(everyone('children looked at', 'Mid')).toHaveValue('68')
    expect(box('EL, Mid: children looked at')).toHaveValue('21')
    expect(cycle.grid('counts').get(countKey(waves.mid ?? '', 'whole', 'met'))).toBeNull()
  })

  it('takes a group away into the Removed tray with its name', async () => {
    const cycle = makeCycle()
    const { id } = addDataSet(cycle, inferenceCheck)
    renderInCycle(<DataSetEditor dataSetId={id} />, { cycle })
    await userEvent.click(screen.getByRole('button', { name: 'Remove With an IEP' }))
    expect(cycle.project().removed).toMatchObject([{ table: 'cells', words: ['With an IEP'] }])
    expect(screen.getByRole('button', { name: 'Remove No IEP' })).toHaveFocus()
  })

  it('reads only for a coach whom the team does not let edit', () => {
    const { cycle, set } = withBaseline()
    renderInCycle(<DataSetEditor dataSetId={set} />, { cycle, mayEdit: false })
    expect(everyone('children looked at')).toHaveAttribute('readonly')
    expect(screen.queryByRole('button', { name: /Add|Remove|Group/ })).not.toBeInTheDocument()
  })

  it('counts samples in piles that the team names', async () => {
    const cycle = makeCycle()
    const { id } = addDataSet(cycle, {
      measure: 'Exit slips',
      content: 'piles',
      waves: { baseline: { piles: { 'got it': 12, 'not yet': 9 } } },
    })
    renderInCycle(<DataSetEditor dataSetId={id} />, { cycle })
    const table = screen.getByRole('table', { name: 'Numbers of Exit slips' })
    expect(within(table).getByRole('textbox', { name: 'Everyone, Baseline: in the pile got it' })).toHaveValue('12')
  })
})
