import './theme/fonts.css'
import './theme/tokens.css'
import './theme/base.css'
import './lib/i18n'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Router } from './app/router'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <Router />
  </StrictMode>,
)
