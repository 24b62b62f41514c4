import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { makeCycle } from 'shared/testing/builders'
import { renderInCycle } from '../testing/in-cycle'
import { SharedText, type SharedTextProps } from './shared-text'

function openField(words: string, props: Partial<SharedTextProps> = {}) {
  const cycle = makeCycle()
  const text = cycle.text('worry')
  text.delete(0, text.length)
  text.insert(0, words)
  const { room } = renderInCycle(<SharedText text={text} path="worry" label="Our worry" {...props} />, { cycle })
  return { text, room, field: screen.getByLabelText<HTMLTextAreaElement>('Our worry') }
}

test('a field has its label, its hint and its path, so that links and readers find it', () => {
  const { field } = openField('', { hint: 'What keeps coming back?' })
  expect(field).toHaveAttribute('id', 'worry')
  expect(field).toHaveAccessibleDescription('What keeps coming back?')
})

test('typing in it goes into the shared words, and one undo takes it back', async () => {
  const { text, field, room } = openField('')
  await userEvent.type(field, 'They stop')
  expect(text.toString()).toBe('They stop')
  room.history.undo()
  expect(field.value).toBe('')
})

test('Ctrl+Z and Ctrl+Shift+Z work in the field and take the page’s history, not the browser’s', async () => {
  const { field } = openField('')
  await userEvent.type(field, 'words')
  expect(fireEvent.keyDown(field, { key: 'z', ctrlKey: true })).toBe(false)
  expect(field.value).toBe('')
  fireEvent.keyDown(field, { key: 'Z', ctrlKey: true, shiftKey: true })
  expect(field.value).toBe('words')
})

test('the browser’s own undo, from its menu or by a gesture, is ours too', async () => {
  const { field } = openField('')
  await userEvent.type(field, 'words')
  const undo = new InputEvent('beforeinput', { inputType: 'historyUndo', cancelable: true, bubbles: true })
  expect(fireEvent(field, undo)).toBe(false)
  expect(field.value).toBe('')
})

test('the others see that I am in the field, and that I have left', async () => {
  const { field, room } = openField('')
  const shown: (string | null)[] = []
  const { presence } = room
  const { enter, leave } = presence
  presence.enter = (path, doc) => {
    shown.push(path)
    enter(path, doc)
  }
  presence.leave = (path) => {
    shown.push(null)
    leave(path)
  }
  await userEvent.click(field)
  await userEvent.tab()
  expect(shown).toEqual(['worry', null])
})

test('in a one-line text Enter makes no new line', async () => {
  const { text, field } = openField('', { oneLine: true })
  await userEvent.type(field, 'one{Enter}two')
  expect(text.toString()).toBe('onetwo')
})

test('who may only read cannot type', async () => {
  const { text, field } = openField('as it is', { readOnly: true })
  await userEvent.type(field, 'no')
  expect(text.toString()).toBe('as it is')
})
