import joining from '../messages/en/joining.json'
import { i18n } from './i18n'

/** The catalogue of a team's door. It loads with the pages that show it: import this file where they are. */
i18n.addResourceBundle('en', 'joining', joining)
