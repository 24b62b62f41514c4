import team from '../messages/en/team.json'
import { i18n } from './i18n'

/** The catalogue of the team's own affairs. It loads with whatever shows them: import this file where that is loaded. */
i18n.addResourceBundle('en', 'team', team)
