import history from '../messages/en/history.json'
import { i18n } from './i18n'

/** The catalogue of a cycle's history. It loads with whatever shows it: import this file where that is loaded. */
i18n.addResourceBundle('en', 'history', history)
