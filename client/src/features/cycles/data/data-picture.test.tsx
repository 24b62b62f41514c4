import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { inferenceCheck, makeDataSet } from 'shared/testing/builders'
import { renderInCycle } from '../../../testing/in-cycle'
import { DataPicture } from './data-picture'

const grade3 = makeDataSet(inferenceCheck)

describe('the picture of a data set', () => {
  it('shows Grade 3 before and after by group, with the prediction where it was made', () => {
    renderInCycle(<DataPicture dataSet={grade3} prediction={65} />)
    const picture = screen.getByRole('img', { name: 'Inference check: percent who met the mark, by group' })
    expect(picture).toHaveAccessibleDescription(
      'Everyone: 41 percent before, 59 percent after. English learners: 21 percent before, 50 percent after. ' +
        'Not English learners: 51 percent before, 64 percent after. We predicted 65 percent for everyone.',
    )
    expect(picture).toHaveTextContent('we predicted 65')
    expect(picture).toHaveTextContent('21 → 50 %')
    expect(screen.getByText('met the mark, Baseline 14 Oct → Mid 23 Jan')).toBeInTheDocument()
  })

  it('reads the result in children first, then the gap in points, then beside the prediction', () => {
    renderInCycle(<DataPicture dataSet={grade3} prediction={65} />)
    expect(screen.getByText('13 more children').closest('p')).toHaveTextContent(
      '13 more children met the mark, 7 of them English learners; 12 English learners not yet. ' +
        'The gap went from 30 to 14 points. We predicted 65 percent for everyone; it came to 59.',
    )
  })

  it('draws a group of nine child by child', async () => {
    renderInCycle(<DataPicture dataSet={grade3} />)
    await userEvent.click(screen.getByRole('radio', { name: 'IEP' }))
    expect(screen.getByText(/With an IEP/)).toHaveTextContent('3 of 9, from 1. Few children: each one counts 11 points.')
    expect(screen.getByRole('img')).not.toHaveTextContent('With an IEP')
  })

  it('has every number as a table', async () => {
    renderInCycle(<DataPicture dataSet={grade3} />)
    await userEvent.click(screen.getByRole('button', { name: 'As a table' }))
    const table = screen.getByRole('table', { name: 'Numbers of Inference check' })
    const row = (name: string) => within(table).getByRole('row', { name: new RegExp(`^${name}`) })
    expect(row('Everyone')).toHaveTextContent('29 of 7141 %42 of 7159 %')
    expect(row('With an IEP')).toHaveTextContent('1 of 911 %3 of 933 %')
  })

  it('shows what was said, in the words in which it was said', () => {
    const said = { who: 'students', text: 'I know what it says but not what it means.' } as const
    renderInCycle(
      <DataPicture dataSet={makeDataSet({ measure: 'Talk', content: 'words', waves: { baseline: { voices: [said] } } })} />,
    )
    expect(screen.getByText(said.text)).toBeInTheDocument()
  })

  it('counts the samples in each pile', () => {
    const piles = { baseline: { piles: { 'got it': 12, 'not yet': 36 } }, end: { piles: { 'got it': 30, 'not yet': 18 } } }
    renderInCycle(<DataPicture dataSet={makeDataSet({ measure: 'Slips', content: 'piles', waves: piles })} />)
    expect(screen.getByText('got it').closest('li')).toHaveTextContent('Baseline12 of 48End30 of 48')
  })
})
