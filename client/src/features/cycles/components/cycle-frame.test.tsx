import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes, useLocation } from 'react-router'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeCycle, makePersonal } from 'shared/testing/builders'
import { AppBarPlaces } from '../../../components/app-bar'
import { renderInCycle } from '../../../testing/in-cycle'
import { useCycleScreen } from '../store'
import { CycleFrame } from './cycle-frame'

function Page() {
  const { pathname, hash } = useLocation()
  return (
    <AppBarPlaces>
      <p data-testid="address">{`${pathname}${hash}`}</p>
      <Routes>
        <Route path="/cycles/:cycleId/:step?" element={<CycleFrame onStartAgain={() => undefined} />} />
      </Routes>
    </AppBarPlaces>
  )
}

const address = () => screen.getByTestId('address').textContent

describe('The cycle page', () => {
  beforeEach(() => useCycleScreen.setState({ folds: {}, isProjector: false, isKeyOn: true }))

  it('asks a blank cycle only how it begins, and a door leads to its first field', async () => {
    const { room } = renderInCycle(<Page />, { at: '/cycles/cycle' })
    expect(screen.getByRole('heading', { level: 1, name: 'How does this cycle begin?' })).toBeInTheDocument()
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: /From a worry/ }))
    expect(room.cycle.get('door')).toBe('worry')
    expect(address()).toBe('/cycles/cycle/collaborate#worry')
    expect(await screen.findByRole('heading', { level: 1, name: 'Collaborate' })).toBeInTheDocument()
  })

  it('tells a coach that the team has not begun, and offers no door', () => {
    renderInCycle(<Page />, { at: '/cycles/cycle', mayEdit: false, personal: null })
    expect(screen.getByText('The team has not begun this cycle yet.')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /From/ })).not.toBeInTheDocument()
  })

  it('opens at the team’s step', async () => {
    renderInCycle(<Page />, { at: '/cycles/cycle', cycle: makeCycle({ step: 'R', worry: 'a' }) })
    await waitFor(() => expect(address()).toBe('/cycles/cycle/re-examine'))
  })

  it('opens at the step of the field that a link points at', async () => {
    renderInCycle(<Page />, { at: '/cycles/cycle#decisions', cycle: makeCycle({ step: 'C', worry: 'a' }) })
    await waitFor(() => expect(address()).toBe('/cycles/cycle/re-examine#decisions'))
  })

  it('reads another step without moving the team, which takes a press of its own', async () => {
    const { room } = renderInCycle(<Page />, { at: '/cycles/cycle/re-examine', cycle: makeCycle({ step: 'C', worry: 'a' }) })
    await screen.findByRole('heading', { level: 1, name: 'Re-examine' })
    expect(room.cycle.get('step')).toBe('C')
    await userEvent.click(await screen.findByRole('button', { name: 'Move the team here' }))
    expect(room.cycle.get('step')).toBe('R')
  })

  it('shows one step alone on P, and everything again on Escape; typing a p is typing', async () => {
    renderInCycle(<Page />, { at: '/cycles/cycle/re-examine#nextQuestion', cycle: makeCycle({ step: 'R', worry: 'a' }) })
    const field = await screen.findByRole('textbox', { name: 'Our next question' })
    // The address leads to the field a frame after it is drawn.
    await waitFor(() => expect(field).toHaveFocus())
    await userEvent.type(field, 'p')
    expect(screen.queryByRole('button', { name: 'Leave projector view' })).not.toBeInTheDocument()
    field.blur()
    await userEvent.keyboard('p')
    await screen.findByRole('button', { name: 'Leave projector view' })
    expect(screen.queryByText('Around the table')).not.toBeInTheDocument()
    await userEvent.keyboard('{Escape}')
    await screen.findByText('Around the table')
  })

  it('keeps what is mine alone off the projected page', async () => {
    const personal = makePersonal({ cards: [{ kind: 'start', text: 'only I have written this' }] })
    renderInCycle(<Page />, { at: '/cycles/cycle/re-examine#cards', cycle: makeCycle({ step: 'R', worry: 'a' }), personal })
    await screen.findByDisplayValue('only I have written this')
    await waitFor(() => expect(document.body).not.toHaveFocus())
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    await userEvent.keyboard('p')
    await screen.findByRole('button', { name: 'Leave projector view' })
    expect(screen.queryByDisplayValue('only I have written this')).not.toBeInTheDocument()
    expect(screen.queryByText(/of mine/)).not.toBeInTheDocument()
  })

  it('leaves P alone once the person has switched it off', async () => {
    renderInCycle(<Page />, { at: '/cycles/cycle/re-examine', cycle: makeCycle({ step: 'R', worry: 'a' }) })
    await userEvent.click(await screen.findByRole('checkbox', { name: /The key P/ }))
    await userEvent.keyboard('p')
    expect(screen.queryByRole('button', { name: 'Leave projector view' })).not.toBeInTheDocument()
  })
})
