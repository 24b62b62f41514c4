import assess from '../messages/en/assess.json'
import collaborate from '../messages/en/collaborate.json'
import cycle from '../messages/en/cycle.json'
import editor from '../messages/en/editor.json'
import experiment from '../messages/en/experiment.json'
import leverage from '../messages/en/leverage.json'
import reexamine from '../messages/en/reexamine.json'
import sync from '../messages/en/sync.json'
import './ask-messages'
import { i18n } from './i18n'

/** The catalogues of the cycle page. They load with its chunk: import this file once, where the route is. */
const english = { cycle, collaborate, leverage, experiment, assess, reexamine, editor, sync }

for (const [namespace, messages] of Object.entries(english)) i18n.addResourceBundle('en', namespace, messages)
