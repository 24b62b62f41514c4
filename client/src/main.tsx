import './theme/fonts.css'
import './theme/tokens.css'
import './theme/base.css'
import './lib/i18n'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { watchForNewVersion } from './lib/new-version'
import { makeQueryClient } from './lib/query-client'
import { openLocalStore } from './sync/local-store'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
const queries = makeQueryClient()
const localStore = openLocalStore()

createRoot(root).render(
  <StrictMode>
    <App queries={queries} localStore={localStore} />
  </StrictMode>,
)
if (import.meta.env.PROD) watchForNewVersion()
