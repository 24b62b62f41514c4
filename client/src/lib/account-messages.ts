import me from '../messages/en/me.json'
import providers from '../messages/en/providers.json'
import { i18n } from './i18n'

/** The catalogues of one's own account and of the building's sign-in providers. They load with their pages. */
const english = { me, providers }

for (const [namespace, messages] of Object.entries(english)) i18n.addResourceBundle('en', namespace, messages)
