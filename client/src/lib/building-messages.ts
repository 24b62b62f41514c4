import agreement from '../messages/en/agreement.json'
import building from '../messages/en/building.json'
import people from '../messages/en/people.json'
import setup from '../messages/en/setup.json'
import { i18n } from './i18n'

/** The catalogues of setting up and running a building. They load with its chunks: import this file once, where the route is. */
const english = { setup, agreement, building, people }

for (const [namespace, messages] of Object.entries(english)) i18n.addResourceBundle('en', namespace, messages)
