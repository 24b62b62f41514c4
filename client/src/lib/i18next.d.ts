import type assess from '../messages/en/assess.json'
import type cards from '../messages/en/cards.json'
import type collaborate from '../messages/en/collaborate.json'
import type common from '../messages/en/common.json'
import type cycle from '../messages/en/cycle.json'
import type editor from '../messages/en/editor.json'
import type experiment from '../messages/en/experiment.json'
import type home from '../messages/en/home.json'
import type leverage from '../messages/en/leverage.json'
import type reexamine from '../messages/en/reexamine.json'
import type signIn from '../messages/en/signIn.json'
import type sync from '../messages/en/sync.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      common: typeof common
      signIn: typeof signIn
      home: typeof home
      cards: typeof cards
      cycle: typeof cycle
      collaborate: typeof collaborate
      leverage: typeof leverage
      experiment: typeof experiment
      assess: typeof assess
      reexamine: typeof reexamine
      editor: typeof editor
      sync: typeof sync
    }
  }
}
