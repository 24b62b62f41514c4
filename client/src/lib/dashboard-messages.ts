import board from '../messages/en/board.json'
import desk from '../messages/en/desk.json'
import { i18n } from './i18n'

/** The catalogues of the board and the desk. They load with those pages: import this file once, where the routes are. */
i18n.addResourceBundle('en', 'board', board)
i18n.addResourceBundle('en', 'desk', desk)
