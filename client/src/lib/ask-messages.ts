import asks from '../messages/en/asks.json'
import { i18n } from './i18n'

/** The catalogue of asks. It loads with whatever shows them: import this file where that is loaded. */
i18n.addResourceBundle('en', 'asks', asks)
