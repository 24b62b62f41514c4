import { type ComponentType, useEffect, useState } from 'react'
import type { RichEditorProps } from './rich-editor'

type RichEditor = ComponentType<RichEditorProps>

let loaded: RichEditor | null = null

/**
 * The editor, once it is wanted and has been loaded; null until then. Not by Suspense, which would put another element
 * in the place of the one that somebody stands in while they wait. Throws in drawing when it cannot be loaded.
 */
export function useRichEditor(isWanted: boolean): RichEditor | null {
  const [editor, setEditor] = useState<RichEditor | null>(() => loaded)
  const [failure, setFailure] = useState<Error | null>(null)
  useEffect(() => {
    if (!isWanted || editor !== null) return
    let isHere = true
    import('./rich-editor').then(
      (module) => {
        loaded = module.default
        if (isHere) setEditor(() => module.default)
      },
      (error: unknown) => isHere && setFailure(error instanceof Error ? error : new Error('The editor could not be loaded.')),
    )
    return () => {
      isHere = false
    }
  }, [isWanted, editor])
  if (failure !== null) throw failure
  return isWanted ? editor : null
}
