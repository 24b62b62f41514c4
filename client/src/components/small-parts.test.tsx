import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { describe, expect, test, vi } from 'vitest'
import { AppBar, AppBarPlaces, InAppBar } from './app-bar'
import { AvatarStack } from './avatar'
import { Button } from './button'
import { Checkbox } from './checkbox'
import { Chip } from './chip'
import { Disclosure } from './disclosure'
import { SegmentedChoice } from './segmented-choice'
import { TextLink } from './text-link'

describe('a button at work', () => {
  test('can be reached and read, and does nothing twice', async () => {
    const onClick = vi.fn<() => void>()
    render(
      <Button busy onClick={onClick}>
        Starting…
      </Button>,
    )
    await userEvent.click(screen.getByRole('button', { name: 'Starting…' }))
    expect(onClick).not.toHaveBeenCalled()
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'true')
  })
})

describe('a line that unfolds', () => {
  test('opens and closes, and what is folded is not in the page', async () => {
    const user = userEvent.setup()
    render(
      <Disclosure summary="Assumptions" hint="2 written" heading={3}>
        <p>inside</p>
      </Disclosure>,
    )
    const line = screen.getByRole('button', { name: /Assumptions/ })
    expect(line).toHaveAttribute('aria-expanded', 'false')
    expect(screen.getByRole('heading', { level: 3 })).toContainElement(line)
    await user.click(line)
    expect(screen.getByText('inside')).toBeInTheDocument()
    expect(screen.queryByText('2 written')).not.toBeInTheDocument()
    await user.keyboard('{Enter}')
    expect(screen.queryByText('inside')).not.toBeInTheDocument()
  })
})

describe('a choice side by side', () => {
  test('is a group of radio buttons with its question', async () => {
    const onChange = vi.fn<() => void>()
    render(
      <SegmentedChoice
        legend="Kind"
        options={[
          { value: 'start', label: 'Start' },
          { value: 'stop', label: 'Stop' },
        ]}
        value="start"
        onChange={onChange}
      />,
    )
    expect(screen.getByRole('group', { name: 'Kind' })).toBeInTheDocument()
    expect(screen.getByRole('radio', { name: 'Start' })).toBeChecked()
    await userEvent.click(screen.getByRole('radio', { name: 'Stop' }))
    expect(onChange).toHaveBeenCalledExactlyOnceWith('stop')
  })
})

test('a checkbox is pressed by its words', async () => {
  const onChange = vi.fn<() => void>()
  render(<Checkbox onChange={onChange}>This is my own device</Checkbox>)
  await userEvent.click(screen.getByText('This is my own device'))
  expect(onChange).toHaveBeenCalledExactlyOnceWith(true)
})

test('people who do not fit are counted, and named for who cannot see them', () => {
  const faces = ['Ana', 'Ben', 'Cleo', 'Dov', 'Eve'].map((name) => ({ id: name, name, initials: name.slice(0, 2), color: 'blue' }))
  render(<AvatarStack faces={faces} max={4} label="Here now" />)
  expect(screen.getByRole('list', { name: 'Here now' })).toBeInTheDocument()
  expect(screen.getByRole('img', { name: 'Cleo' })).toBeInTheDocument()
  expect(screen.getByRole('img', { name: 'Dov, Eve' })).toBeInTheDocument()
})

test('a chip is a button only when it does something', () => {
  const { rerender } = render(<Chip dot="good">Saved</Chip>)
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
  rerender(
    <Chip dot="bad" onClick={vi.fn<() => void>()}>
      Not saved
    </Chip>,
  )
  expect(screen.getByRole('button', { name: 'Not saved' })).toBeInTheDocument()
})

test('a link outside opens in a tab of its own and tells the other site nothing', () => {
  render(
    <MemoryRouter>
      <TextLink to="https://example.org/article">Article</TextLink>
    </MemoryRouter>,
  )
  expect(screen.getByRole('link')).toHaveAttribute('rel', 'noreferrer')
  expect(screen.getByRole('link')).toHaveAttribute('target', '_blank')
})

test('a page puts its own things into the bar above it', () => {
  render(
    <MemoryRouter>
      <AppBarPlaces>
        <AppBar name="Clear Cycle" homeLabel="Clear Cycle, to Home" />
        <main>
          <InAppBar place="end">Saved</InAppBar>
        </main>
      </AppBarPlaces>
    </MemoryRouter>,
  )
  expect(screen.getByRole('banner')).toHaveTextContent('Saved')
  expect(screen.getByRole('main')).not.toHaveTextContent('Saved')
})
