import cards from '../messages/en/cards.json'
import { i18n } from './i18n'

/** The catalogue of shared cards. It loads with their pages: import this file once, where the routes are. */
i18n.addResourceBundle('en', 'cards', cards)
