import cycle from '../messages/en/cycle.json'
import erasing from '../messages/en/erasing.json'
import { i18n } from './i18n'

/** The catalogue of erasing a name, with the words for places in a cycle. It loads with its parts. */
const english = { cycle, erasing }

for (const [namespace, messages] of Object.entries(english)) i18n.addResourceBundle('en', namespace, messages)
