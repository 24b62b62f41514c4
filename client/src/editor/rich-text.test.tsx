import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { cycleDocument } from 'shared/cycles/document'
import { writeRichText } from 'shared/document/rich-text'
import { renderInCycle } from '../testing/in-cycle'
import { RichText } from './rich-text'
import { SharedText } from './shared-text'

/** A page with a rich text and a plain one, and a colleague in the same cycle. */
async function openPage(words = '') {
  const cycle = cycleDocument(new Y.Doc())
  writeRichText(cycle.rich('strengths'), words)
  const colleague = cycleDocument(new Y.Doc())
  Y.applyUpdate(colleague.doc, Y.encodeStateAsUpdate(cycle.doc), 'server')
  cycle.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'server' && Y.applyUpdate(colleague.doc, update, 'server'))
  colleague.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'server' && Y.applyUpdate(cycle.doc, update, 'server'))
  const page = renderInCycle(
    <>
      <RichText fragment={cycle.rich('strengths')} path="strengths" label="Strengths" placeholder="They retell well" />
      <SharedText text={cycle.text('worry')} path="worry" label="Our worry" />
    </>,
    { cycle },
  )
  return { ...page, cycle, colleague }
}

async function enterEditor(): Promise<HTMLElement> {
  fireEvent.focus(screen.getByRole('textbox', { name: 'Strengths' }))
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Strengths' })).toHaveClass('ProseMirror'), { timeout: 5_000 })
  return screen.getByRole('textbox', { name: 'Strengths' })
}

test('the words stand there before the editor does, and opening it changes nothing', async () => {
  const { cycle } = await openPage('They retell in order.')
  expect(screen.getByRole('textbox', { name: 'Strengths' })).toHaveTextContent('They retell in order.')
  const before = Y.encodeStateVector(cycle.doc)
  await enterEditor()
  expect(Y.encodeStateVector(cycle.doc)).toEqual(before)
  expect(cycle.project().view.strengths).toBe('They retell in order.')
})

test('opening the editor of an empty rich text writes nothing into it', async () => {
  const { cycle } = await openPage()
  const editor = await enterEditor()
  expect(cycle.rich('strengths').length).toBe(0)
  expect(editor).toHaveAttribute('data-empty', 'They retell well')
})

test('no key is lost on a device that is too busy to draw: the editor has the focus as soon as it has what was typed', async () => {
  await openPage()
  const frames = vi.spyOn(window, 'requestAnimationFrame').mockImplementation((draw) => Number(setTimeout(draw, 1000)))
  fireEvent.focus(screen.getByRole('textbox', { name: 'Strengths' }))
  for (const key of 'They') fireEvent.keyDown(document.body, { key })
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Strengths' })).toHaveTextContent('They'), { timeout: 5_000 })
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Strengths' }))
  frames.mockRestore()
})

test('what a colleague types shows in the editor', async () => {
  const { colleague } = await openPage('They retell.')
  const editor = await enterEditor()
  const paragraph = colleague.rich('strengths').get(0)
  const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(words instanceof Y.XmlText)) throw new Error('no words')
  act(() => words.insert(12, ' In Spanish too.'))
  expect(editor).toHaveTextContent('They retell. In Spanish too.')
})

test('one history holds for rich and plain texts, also after an editor has gone', async () => {
  const { cycle, room, unmount } = await openPage()
  await enterEditor()
  const { history } = room
  act(() => cycle.transact(() => writeRichText(cycle.rich('strengths'), 'first')))
  history.endStep()
  act(() => cycle.transact(() => cycle.text('worry').insert(0, 'second')))
  act(() => history.undo())
  expect([cycle.project().view.strengths, cycle.text('worry').toString()]).toEqual(['first', ''])
  unmount()
  act(() => history.undo())
  expect(cycle.project().view.strengths).toBe('')
  act(() => history.redo())
  expect(cycle.project().view.strengths).toBe('first')
})
