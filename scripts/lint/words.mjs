// Every word on screen comes from the message catalogue (client/src/messages), or it cannot be translated.

/** @typedef {{ type: string, [key: string]: any }} Node a node of the syntax tree */

/** Attributes that a person sees or hears. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'description',
  'error',
  'heading',
  'hint',
  'label',
  'legend',
  'message',
  'nothingFoundMessage',
  'placeholder',
  'subtitle',
  'summary',
  'title',
])

const hasWords = (/** @type {string} */ text) => /\p{L}/u.test(text)

/**
 * The literal words that an expression may put on screen.
 * @param {Node | null | undefined} node
 * @returns {Node[]} the offending nodes
 */
export function literalWords(node) {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' && hasWords(node.value) ? [node] : []
    case 'TemplateLiteral':
      return node.quasis.some((/** @type {Node} */ part) => hasWords(part.value.raw))
        ? [node]
        : node.expressions.flatMap(literalWords)
    case 'JSXExpressionContainer':
      return literalWords(node.expression)
    case 'ConditionalExpression':
      return [...literalWords(node.consequent), ...literalWords(node.alternate)]
    case 'LogicalExpression':
      return [...literalWords(node.left), ...literalWords(node.right)]
    case 'BinaryExpression':
      return node.operator === '+' ? [...literalWords(node.left), ...literalWords(node.right)] : []
    default:
      return []
  }
}

/** @param {Node} attribute a JSXAttribute @returns {Node[]} */
export function wordsOfAttribute(attribute) {
  const name = attribute.name.type === 'JSXIdentifier' ? attribute.name.name : ''
  return spoken.has(name) ? literalWords(attribute.value) : []
}

/** @param {Node} child a JSXText, or a JSXExpressionContainer between tags @returns {Node[]} */
export function wordsOfChild(child) {
  if (child.type === 'JSXText') return hasWords(child.value.replace(/&\w+;/g, '')) ? [child] : []
  return literalWords(child)
}
