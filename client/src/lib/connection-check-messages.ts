import connectionCheck from '../messages/en/connectionCheck.json'
import { i18n } from './i18n'

/** The catalogue of the connection check. It loads with the page: import this file where it is. */
i18n.addResourceBundle('en', 'connectionCheck', connectionCheck)
