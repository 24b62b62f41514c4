import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusals } from 'shared/sync/wire'
import { describe, expect, it } from 'vitest'
import { renderInCycle } from '../../../testing/in-cycle'
import { SaveChip } from './save-chip'

const open = async () => {
  await userEvent.click(screen.getByTitle('Is my work saved?'))
  return within(screen.getByRole('dialog'))
}

describe('The save chip, pressed', () => {
  it.each(refusals)('says of a change that was refused (%s) what to do, and small the rule by which IT finds it', async (reason) => {
    renderInCycle(<SaveChip />, { save: { kind: 'not-saved', what: 'refused' }, status: { kind: 'refused', reason, ready: true } })
    const dialog = await open()
    expect(dialog.getByText(/Copy your words/)).toBeInTheDocument()
    expect(dialog.getByText(/^For IT: rule/)).toHaveTextContent(new RegExp(`rule G\\d, ${reason}$`))
  })

  it('says of a page whose code is too old which rule closed it', async () => {
    renderInCycle(<SaveChip />, { save: { kind: 'not-saved', what: 'reload' }, status: { kind: 'reload', ready: true } })
    expect((await open()).getByText('For IT: rule G6, old-code')).toBeInTheDocument()
  })

  it('leads, offline, to the connection check, in a tab of its own so that nothing typed is left', async () => {
    renderInCycle(<SaveChip />, { save: { kind: 'offline', kept: true } })
    const link = (await open()).getByRole('link', { name: 'Check the connection' })
    expect(new URL(link.getAttribute('href') ?? '').pathname).toBe('/connection-check')
    expect(link).toHaveAttribute('target', '_blank')
    expect(screen.queryByText(/For IT/)).toBeNull()
  })

  it('says nothing of rules or connections while all is saved', async () => {
    renderInCycle(<SaveChip />, { save: { kind: 'saved' } })
    const dialog = await open()
    expect(dialog.queryByRole('link')).toBeNull()
    expect(dialog.queryByText(/For IT/)).toBeNull()
  })
})
