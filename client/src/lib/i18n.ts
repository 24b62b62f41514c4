import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import common from '../messages/en/common.json'
import home from '../messages/en/home.json'
import signIn from '../messages/en/signIn.json'

/**
 * Every string on screen. What the first page needs is here; the cycle's catalogues come with the cycle
 * (lib/cycle-messages.ts). Keys are typed from the English files (lib/i18next.d.ts).
 */
void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'common',
  resources: { en: { common, home, signIn } },
  interpolation: { escapeValue: false },
  initAsync: false,
})

export const i18n = i18next
