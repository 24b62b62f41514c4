import { ClearCycleError } from 'shared/errors'
import { newId } from 'shared/document/table'
import type { CycleDependencies } from './dependencies'
import { notThere } from '../../http/guard'
import { findCycleOrThrow } from './entry'
import { countImages, findImage, insertImage } from './store'

export const imageTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export const longestImage = 2 * 1024 * 1024
const mostImages = 200

const isAt = (bytes: Uint8Array, at: number, ...expected: number[]) => expected.every((byte, index) => bytes[at + index] === byte)

/** What the bytes themselves say they are, whatever their sender calls them; null for anything else. */
export function typeOfImage(bytes: Uint8Array): (typeof imageTypes)[number] | null {
  if (isAt(bytes, 0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (isAt(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  // "RIFF", four bytes of length, "WEBP"
  if (isAt(bytes, 0, 0x52, 0x49, 0x46, 0x46) && isAt(bytes, 8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp'
  return null
}

/** Keeps a picture for an artefact. Returns its id. */
export async function saveImage(
  dependencies: CycleDependencies,
  cycleId: string,
  bytes: Uint8Array,
): Promise<string> {
  const { buildingId } = await findCycleOrThrow(dependencies, cycleId)
  const mediaType = typeOfImage(bytes)
  if (mediaType === null) throw new ClearCycleError('bad-request', 'This is not a picture that can be shown here: send a JPEG, PNG or WebP.')
  const { database, now } = dependencies
  if ((await countImages(database.read, cycleId)) >= mostImages) {
    throw new ClearCycleError('conflict', `A cycle holds at most ${mostImages} pictures. Link to this one instead.`)
  }
  const id = newId()
  await insertImage(database.write, { id, building_id: buildingId, cycle_id: cycleId, media_type: mediaType, bytes, created_at: now() })
  return id
}

/** A picture. */
export async function readImage(
  { database }: CycleDependencies,
  imageId: string,
): Promise<{ type: string; bytes: Uint8Array }> {
  const image = await findImage(database.read, imageId)
  if (image === undefined) throw notThere()
  return { type: image.media_type, bytes: image.bytes }
}
