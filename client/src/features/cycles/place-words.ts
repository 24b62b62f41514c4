import type { TFunction } from 'i18next'
import messages from '../../messages/en/cycle.json'
import { rootOf } from 'shared/cycles/places'

type Place = keyof typeof messages.place

/** What a part of the cycle is called in a sentence: "in observations". Null for what has no place on the page. */
export function placeWords(t: TFunction<'cycle'>, path: string): string | null {
  const root = rootOf(path)
  return isPlace(root) ? t(`place.${root}`) : null
}

function isPlace(root: string): root is Place {
  return Object.hasOwn(messages.place, root)
}
