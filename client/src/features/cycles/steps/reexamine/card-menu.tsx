import { useTranslation } from 'react-i18next'
import type { CycleView } from 'shared/cycles/document'
import { announce } from '../../../../components/announce'
import { More } from '../../../../components/icons'
import { Menu } from '../../../../components/menu'
import { showToast } from '../../../../components/toast-store'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue } from '../../../../sync/hooks'
import type { Kind } from './kinds'

interface Props {
  id: string
  kind: Kind
  groups: CycleView['cardGroups']
  words: string
}

/** Moves a card between groups without dragging, and makes a decision of it. */
export function CardMenu({ id, kind, groups, words }: Props) {
  const { t } = useTranslation('reexamine', { keyPrefix: 'board' })
  const { cycle, history } = useCycleRoom()
  const [group, setGroup] = useRowValue(cycle.table('cards'), id, 'group')
  const moveTo = (target: string | null, name: string | null) => {
    history.endStep()
    setGroup(target)
    announce(name === null ? t('movedOut') : t('moved', { group: name }))
  }
  const moveToNew = () => {
    history.endStep()
    cycle.transact(() => setGroup(cycle.table('cardGroups').add({ kind })))
    announce(t('moved', { group: t('unnamed') }))
  }
  const decide = () => {
    history.endStep()
    cycle.table('decisions').add({ kind, text: words })
    showToast(t('decided'))
  }
  const named = groups.map((each) => ({ id: each.id, name: each.name.trim() || t('unnamed') }))
  const isLoose = !groups.some((each) => each.id === group)
  return (
    <Menu
      label={t('actions', { card: words })}
      button={<More />}
      groups={[
        { items: [{ key: 'decide', label: t('decide'), onSelect: decide }] },
        {
          label: t('group'),
          items: [
            ...named.map((each) => ({
              key: each.id,
              label: each.name,
              checked: each.id === group,
              onSelect: () => moveTo(each.id, each.name),
            })),
            { key: 'none', label: t('noGroup'), checked: isLoose, onSelect: () => moveTo(null, null) },
            { key: 'new', label: t('newGroup'), checked: false, onSelect: moveToNew },
          ],
        },
      ]}
    />
  )
}
