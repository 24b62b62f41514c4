// The house's own lint rules, loaded by .oxlintrc.json.
import { relative, resolve, sep } from 'node:path'

import { judgeImport, judgePackage } from './arrows.mjs'
import { wordsOfAttribute, wordsOfChild } from './words.mjs'

/** @typedef {{ filename: string, cwd: string, report: (problem: { node: any, message: string }) => void }} Context */

/** @param {Context} context @returns {string} the linted file, relative to the root, with slashes */
const fileOf = (context) => relative(context.cwd, context.filename).split(sep).join('/')

/**
 * @param {string} file relative to the root
 * @param {string} specifier what stands in the import
 * @returns {string | undefined} the path of our own file, relative to the root; undefined for a package
 */
function ownTarget(file, specifier) {
  if (specifier.startsWith('.')) return resolve('/', file, '..', specifier).slice(1).split(sep).join('/')
  const [folder, ...rest] = specifier.split('/')
  if (folder === 'shared') return ['shared/src', ...rest].join('/')
  return folder === 'server' || folder === 'client' || folder === 'e2e' ? specifier : undefined
}

/** @param {string} specifier */
const packageName = (specifier) =>
  specifier.startsWith('node:')
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/')

const arrows = {
  create(/** @type {Context} */ context) {
    const file = fileOf(context)
    const judge = (/** @type {any} */ source, typeOnly = false) => {
      if (typeof source?.value !== 'string') return
      const target = ownTarget(file, source.value)
      const message = target
        ? judgeImport(file, target, typeOnly)
        : judgePackage(file, packageName(source.value), typeOnly)
      if (message) context.report({ node: source, message })
    }
    return {
      ImportDeclaration: (/** @type {any} */ node) => judge(node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (/** @type {any} */ node) => judge(node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (/** @type {any} */ node) => judge(node.source, node.exportKind === 'type'),
      ImportExpression: (/** @type {any} */ node) => judge(node.source),
      TSImportType: (/** @type {any} */ node) => judge(node.source, true),
    }
  },
}

const noBarrels = {
  create(/** @type {Context} */ context) {
    const isBarrel = /\/src\/.*\bindex\.tsx?$/.test(fileOf(context))
    const message = 'No index files: name the file after what it holds and import it by that name.'
    return { Program: (/** @type {any} */ node) => void (isBarrel && context.report({ node, message })) }
  },
}

const wordsFromCatalogue = {
  create(/** @type {Context} */ context) {
    const message = 'Words on screen come from the message catalogue: add them to client/src/messages/en and use t().'
    const report = (/** @type {any[]} */ nodes) => nodes.forEach((node) => context.report({ node, message }))
    const children = (/** @type {any} */ node) => report(node.children.flatMap(wordsOfChild))
    return {
      JSXElement: children,
      JSXFragment: children,
      JSXAttribute: (/** @type {any} */ node) => report(wordsOfAttribute(node)),
    }
  },
}

export default {
  meta: { name: 'house' },
  rules: { arrows, 'no-barrels': noBarrels, 'words-from-catalogue': wordsFromCatalogue },
}
