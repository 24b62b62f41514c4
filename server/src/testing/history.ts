import { type Change, changesSchema, type Comparison, comparisonSchema, madeVersionSchema, type Restored, restoredSchema, type Version, versionsSchema } from 'shared/history/schema'
import * as z from 'zod'
import type { MarkingProvider } from './provider'
import { until } from './provider'
import type { TestSchool, Visitor } from './school'

/** What people ask of a cycle's history, by the public door. */
export function historyOf(cycleId: string) {
  const path = `/api/cycles/${cycleId}`
  const versions = async (visitor: Visitor): Promise<Version[]> => z.parse(versionsSchema, told(await visitor.get(`${path}/versions`))).versions
  return {
    path,
    versions,
    async make(visitor: Visitor, name: string): Promise<string> {
      return z.parse(madeVersionSchema, told(await visitor.post(`${path}/versions`, { name }))).versionId
    },
    async restore(visitor: Visitor, versionId: string, body: { only?: string[] } = {}): Promise<Restored> {
      return z.parse(restoredSchema, told(await visitor.post(`${path}/versions/${versionId}/restore`, body)))
    },
    async compare(visitor: Visitor, versionId: string, other = 'now'): Promise<Comparison> {
      return z.parse(comparisonSchema, told(await visitor.get(`${path}/versions/${versionId}/comparison?with=${other}`)))
    },
    async changes(visitor: Visitor, since?: number): Promise<{ since: number | null; changes: Change[] }> {
      return z.parse(changesSchema, told(await visitor.get(`${path}/changes${since === undefined ? '' : `?since=${since}`}`)))
    },
    /** Versions are taken a while after what they are taken of. */
    async taken(visitor: Visitor, kind: Version['kind'], more: (version: Version) => boolean = () => true): Promise<Version> {
      for (let tries = 0; tries < 200; tries++) {
        const found = (await versions(visitor)).find((version) => version.kind === kind && more(version))
        if (found) return found
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      throw new Error(`no version of kind ${kind} was taken`)
    },
  }
}

/** Opens a document and waits until all of it is there. */
export async function openedBy(school: TestSchool, visitor: Visitor, documentId: string): Promise<MarkingProvider> {
  const page = school.open(visitor, documentId)
  await until('the document is open', () => page.provider.synced && page.saved)
  return page
}

function told({ status, body }: { status: number; body: unknown }): unknown {
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body)}`)
  return body
}
