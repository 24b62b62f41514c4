import { useEffect, useEffectEvent } from 'react'
import { useNavigate } from 'react-router'
import { type Step, steps } from 'shared/cycles/steps'
import { useCycle } from './cycle-context'
import { addressOf } from './step-address'
import { useCycleScreen } from './store'

/**
 * Keys that work anywhere on the page: Alt with 1 to 5 opens a step, `P` the projector view (unless the person has
 * switched that off: single keys are in the way of speech input), Escape leaves it, arrows turn the steps in it.
 */
export function usePageKeys(step: Step): void {
  const { id } = useCycle()
  const navigate = useNavigate()
  const { isProjector, isKeyOn, setProjector } = useCycleScreen()

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return
    const next = stepByKey(event, step, isProjector)
    if (next) void navigate(addressOf(id, next))
    else if (event.key === 'Escape' && isProjector && !isInDialog(event.target)) setProjector(false)
    else if (isLetterP(event) && isKeyOn && !isTyping(event.target)) setProjector(!isProjector)
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

function stepByKey(event: KeyboardEvent, step: Step, isProjector: boolean): Step | null {
  const digit = /^Digit([1-5])$/.exec(event.code)?.[1]
  if (event.altKey && !event.shiftKey && digit) return steps[Number(digit) - 1] ?? null
  if (!isProjector || event.altKey || event.shiftKey || isTyping(event.target)) return null
  const at = steps.indexOf(step)
  if (event.key === 'ArrowRight' || event.key === 'PageDown') return steps[at + 1] ?? null
  return event.key === 'ArrowLeft' || event.key === 'PageUp' ? (steps[at - 1] ?? null) : null
}

function isLetterP({ key, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'p' && !altKey && !shiftKey
}

/** Keys typed into a field, or used by a choice, are the field's own. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="textbox"], [role="menu"], dialog') !== null)
  )
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog, [role="menu"]') !== null
}
