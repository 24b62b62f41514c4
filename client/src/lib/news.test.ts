import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type NewsEvents, watchNews } from './news'
import { reportSignedIn, reportSignedOut } from './signed-in'

interface FakeSource extends NewsEvents {
  closed: boolean
}

let sources: FakeSource[]
let heard: string[]
let stop: () => void
const look = (state: 'visible' | 'hidden') => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers()
  sources = []
  heard = []
  stop = watchNews({
    onHint: (what) => heard.push(what),
    onBack: () => heard.push('everything'),
    open(_address, events) {
      const source: FakeSource = { ...events, closed: false }
      sources.push(source)
      return () => void (source.closed = true)
    },
    random: () => 1,
  })
})
afterEach(() => {
  stop()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const last = () => sources.at(-1)!

test('what the server hints at is asked again; what it says beside that is passed over', () => {
  last().opened()
  for (const data of ['{"what":"board"}', '{"what":"weather"}', 'not JSON', '{"what":"desk"}']) last().said(data)
  expect(heard).toEqual(['board', 'desk'])
})

test('a lost stream comes back, ever more slowly, and then everything is asked again', () => {
  last().opened()
  for (const wait of [2_000, 4_000, 8_000]) {
    const count = sources.length
    last().failed()
    expect(last().closed).toBe(true)
    vi.advanceTimersByTime(wait - 1)
    expect(sources).toHaveLength(count)
    vi.advanceTimersByTime(1)
    expect(sources).toHaveLength(count + 1)
  }
  last().opened()
  expect(heard).toEqual(['everything'])
})

test('a hidden tab lets its stream go, and asks everything again when one comes back to it', () => {
  last().opened()
  look('hidden')
  expect(last().closed).toBe(true)
  expect(sources).toHaveLength(1)
  look('visible')
  expect(sources).toHaveLength(2)
  last().opened()
  expect(heard).toEqual(['everything'])
})

test('whoever is signed out hears nothing until they sign in again', () => {
  reportSignedOut()
  expect(last().closed).toBe(true)
  vi.advanceTimersByTime(120_000)
  expect(sources).toHaveLength(1)
  reportSignedIn('ana')
  expect(sources).toHaveLength(2)
})

test('leaving the page ends it', () => {
  stop()
  expect(last().closed).toBe(true)
  look('visible')
  expect(sources).toHaveLength(1)
})
