import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { makeCycle } from 'shared/testing/builders'
import { renderInCycle } from '../testing/in-cycle'
import { SentenceBlank } from './sentence-blank'

function openBlank(words: string, onEnter?: () => void) {
  const cycle = makeCycle()
  const text = cycle.text('because')
  text.delete(0, text.length)
  text.insert(0, words)
  renderInCycle(
    <SentenceBlank text={text} path="because" label="Because" placeholder="why" {...(onEnter ? { onEnter } : {})} />,
    { cycle },
  )
  return { text, blank: screen.getByRole('textbox', { name: 'Because' }) }
}

/** What a browser says before it changes the words. */
function beforeInput(blank: HTMLElement, inputType: string, data: string | null, from: number, to: number): boolean {
  const node = blank.firstChild ?? blank
  const range = new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to })
  const event = new InputEvent('beforeinput', { inputType, data, cancelable: true, bubbles: true })
  Object.defineProperty(event, 'getTargetRanges', { value: () => [range] })
  return fireEvent(blank, event)
}

test('a blank shows the shared words, and a colleague’s as they come', () => {
  const { text, blank } = openBlank('they hear it')
  expect(blank).toHaveTextContent('they hear it')
  text.doc?.transact(() => text.insert(0, 'because '), 'server')
  expect(blank).toHaveTextContent('because they hear it')
})

test('an empty blank shows what goes there', () => {
  const { text, blank } = openBlank('')
  expect(blank).toHaveAttribute('data-empty', 'why')
  text.doc?.transact(() => text.insert(0, 'x'), 'server')
  return vi.waitFor(() => expect(blank).not.toHaveAttribute('data-empty'))
})

test('what is typed goes into the shared words', () => {
  const { text, blank } = openBlank('they hear')
  blank.textContent = 'they hear it'
  fireEvent.input(blank)
  expect(text.toString()).toBe('they hear it')
})

test('pasted lines become one', () => {
  const { text, blank } = openBlank('they it')
  expect(beforeInput(blank, 'insertFromPaste', 'hear\n  about \r\n', 5, 5)).toBe(false)
  expect(text.toString()).toBe('they hear about it')
})

test('Enter goes on and makes no new line', () => {
  const onEnter = vi.fn<() => void>()
  const { text, blank } = openBlank('done', onEnter)
  expect(beforeInput(blank, 'insertParagraph', null, 4, 4)).toBe(false)
  expect(onEnter).toHaveBeenCalledOnce()
  expect(text.toString()).toBe('done')
})
