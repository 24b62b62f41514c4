import { StarterKit } from '@tiptap/starter-kit'

/**
 * What a rich text may hold: paragraphs, two kinds of list, bold and italic. Adding a node means raising
 * `editorVersion` in shared/cycles/fields: an older editor deletes what it does not know (docs/sync.md G6).
 */
export const richSchema = StarterKit.configure({
  // The page has one history for all its fields; the node that follows the last one would be written on mere opening.
  undoRedo: false,
  trailingNode: false,
  blockquote: false,
  code: false,
  codeBlock: false,
  heading: false,
  horizontalRule: false,
  link: false,
  strike: false,
  underline: false,
  dropcursor: false,
  gapcursor: false,
})
