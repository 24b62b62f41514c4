import type agreement from '../messages/en/agreement.json'
import type asks from '../messages/en/asks.json'
import type assess from '../messages/en/assess.json'
import type board from '../messages/en/board.json'
import type building from '../messages/en/building.json'
import type cards from '../messages/en/cards.json'
import type collaborate from '../messages/en/collaborate.json'
import type common from '../messages/en/common.json'
import type connectionCheck from '../messages/en/connectionCheck.json'
import type cycle from '../messages/en/cycle.json'
import type desk from '../messages/en/desk.json'
import type editor from '../messages/en/editor.json'
import type erasing from '../messages/en/erasing.json'
import type experiment from '../messages/en/experiment.json'
import type history from '../messages/en/history.json'
import type home from '../messages/en/home.json'
import type joining from '../messages/en/joining.json'
import type keeping from '../messages/en/keeping.json'
import type leverage from '../messages/en/leverage.json'
import type me from '../messages/en/me.json'
import type people from '../messages/en/people.json'
import type providers from '../messages/en/providers.json'
import type reexamine from '../messages/en/reexamine.json'
import type roster from '../messages/en/roster.json'
import type setup from '../messages/en/setup.json'
import type signIn from '../messages/en/signIn.json'
import type sync from '../messages/en/sync.json'
import type team from '../messages/en/team.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      common: typeof common
      signIn: typeof signIn
      history: typeof history
      home: typeof home
      board: typeof board
      cards: typeof cards
      connectionCheck: typeof connectionCheck
      cycle: typeof cycle
      collaborate: typeof collaborate
      leverage: typeof leverage
      erasing: typeof erasing
      experiment: typeof experiment
      assess: typeof assess
      asks: typeof asks
      reexamine: typeof reexamine
      desk: typeof desk
      editor: typeof editor
      sync: typeof sync
      setup: typeof setup
      agreement: typeof agreement
      building: typeof building
      me: typeof me
      people: typeof people
      providers: typeof providers
      team: typeof team
      joining: typeof joining
      keeping: typeof keeping
      roster: typeof roster
    }
  }
}
