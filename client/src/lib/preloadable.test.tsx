import { render, screen } from '@testing-library/react'
import { type ComponentType, Suspense } from 'react'
import { expect, test, vi } from 'vitest'
import { preloadable } from './preloadable'

const show = ({ Page }: ReturnType<typeof preloadable>) =>
  render(
    <Suspense fallback="wait">
      <Page />
    </Suspense>,
  )

test('a page that was fetched ahead is drawn at once', async () => {
  const load = vi.fn<() => Promise<ComponentType>>(() => Promise.resolve(() => <p>here</p>))
  const page = preloadable(load)
  page.preload()
  await vi.waitFor(() => expect(load).toHaveReturned())
  await Promise.resolve()
  show(page)
  expect(screen.getByText('here')).toBeInTheDocument()
})

test('a page that was not is waited for, also when fetching it ahead has failed', async () => {
  const load = vi.fn<() => Promise<ComponentType>>(() => Promise.resolve(() => <p>here</p>)).mockRejectedValueOnce(new Error('no connection'))
  const page = preloadable(load)
  page.preload()
  show(page)
  expect(screen.getByText('wait')).toBeInTheDocument()
  expect(await screen.findByText('here')).toBeInTheDocument()
})
