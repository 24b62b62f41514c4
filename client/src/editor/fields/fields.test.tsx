import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { useCycleRoom } from '../../sync/cycle-room-context'
import { useRowValue, useValue } from '../../sync/hooks'
import { renderInCycle } from '../../testing/in-cycle'
import { ChoiceField } from './choice-field'
import { DateField } from './date-field'
import { FlagField } from './flag-field'
import { NumberField } from './number-field'
import { readNumber } from './read-number'

function Target() {
  const { cycle } = useCycleRoom()
  return <NumberField path="goalTarget" label="Percent we aim for" bind={useValue(cycle, 'goalTarget')} min={0} max={100} />
}

function By() {
  const { cycle } = useCycleRoom()
  return <DateField path="goalBy" label="By when" bind={useValue(cycle, 'goalBy')} />
}

function Decision({ id }: { id: string }) {
  const table = useCycleRoom().cycle.table('decisions')
  const choices = [
    { value: 'start', label: 'Start' },
    { value: 'stop', label: 'Stop' },
  ] as const
  return (
    <>
      <ChoiceField path={`decisions/${id}/kind`} label="Kind" bind={useRowValue(table, id, 'kind')} choices={choices} />
      <FlagField path={`decisions/${id}/onSharedCard`} label="On the shared card" bind={useRowValue(table, id, 'onSharedCard')} />
    </>
  )
}

describe('a number', () => {
  test('is kept once it is one, and what is none stays in the field with a kind word', async () => {
    const { room } = renderInCycle(<Target />)
    room.cycle.set('goalTarget', null)
    const field = screen.getByLabelText('Percent we aim for')
    await userEvent.type(field, '65')
    expect(room.cycle.get('goalTarget')).toBe(65)
    await userEvent.type(field, '0')
    expect(field).toHaveValue('650')
    expect(field).toBeInvalid()
    expect(field).toHaveAccessibleDescription('Write a number from 0 to 100.')
    expect(room.cycle.get('goalTarget')).toBe(65)
    await userEvent.type(field, '{Backspace}')
    expect(field).toBeValid()
  })

  test('that a colleague writes shows at once', () => {
    const { room } = renderInCycle(<Target />)
    const field = screen.getByLabelText('Percent we aim for')
    return Promise.resolve(room.cycle.set('goalTarget', 71)).then(() => screen.findByDisplayValue('71')).then((shown) => expect(shown).toBe(field))
  })

  test('is read as people write it', () => {
    const bounds = { min: 0, max: 100, whole: true }
    expect(readNumber(' 65 % ', bounds)).toEqual({ fault: null, number: 65 })
    expect(readNumber('', bounds)).toEqual({ fault: null, number: null })
    expect(readNumber('6,5', { ...bounds, whole: false })).toEqual({ fault: null, number: 6.5 })
    expect(readNumber('6.5', bounds)).toEqual({ fault: 'number' })
    expect(readNumber('most', bounds)).toEqual({ fault: 'number' })
    expect(readNumber('101', bounds)).toEqual({ fault: 'range' })
  })
})

test('a day can be chosen and cleared', () => {
  const { room } = renderInCycle(<By />)
  const field = screen.getByLabelText('By when')
  fireEvent.change(field, { target: { value: '2026-01-30' } })
  expect(room.cycle.get('goalBy')).toBe('2026-01-30')
  fireEvent.change(field, { target: { value: '' } })
  expect(room.cycle.get('goalBy')).toBeNull()
})

test('a choice is made, changed, and taken back by choosing it again', async () => {
  const { room } = renderInCycle(<div />)
  const id = room.cycle.table('decisions').add()
  renderInCycle(<Decision id={id} />, { cycle: room.cycle })
  const [start, stop] = [screen.getByRole('radio', { name: 'Start' }), screen.getByRole('radio', { name: 'Stop' })]
  await userEvent.click(start)
  await userEvent.click(stop)
  expect(room.cycle.table('decisions').get(id, 'kind')).toBe('stop')
  await userEvent.click(stop)
  expect(room.cycle.table('decisions').get(id, 'kind')).toBeNull()
  await userEvent.click(screen.getByRole('checkbox', { name: 'On the shared card' }))
  expect(room.cycle.table('decisions').get(id, 'onSharedCard')).toBe(true)
})
