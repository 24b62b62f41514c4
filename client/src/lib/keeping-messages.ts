import keeping from '../messages/en/keeping.json'
import roster from '../messages/en/roster.json'
import { i18n } from './i18n'

/** The catalogues of the roster, and of what is kept and let go of. They load with their pages. */
const english = { keeping, roster }

for (const [namespace, messages] of Object.entries(english)) i18n.addResourceBundle('en', namespace, messages)
