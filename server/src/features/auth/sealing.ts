import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ivBytes = 12
const tagBytes = 16
/** The first byte says how it was sealed, so that another way can come beside this one. */
const aes256gcm = 1

/**
 * AES-256-GCM.
 * @param key 32 bytes, from the secrets file: the database alone opens nothing
 * @param about whose it is; sealed bytes that are moved to another row do not open
 */
export function seal(key: Uint8Array, text: string, about: string): Uint8Array {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([Buffer.from([aes256gcm]), iv, cipher.getAuthTag(), sealed]))
}

/** @throws Error when the key is another one, or the bytes are not what was sealed */
export function open(key: Uint8Array, sealed: Uint8Array, about: string): string {
  if (sealed[0] !== aes256gcm) throw new Error('sealed in a way that this version does not know')
  const iv = sealed.subarray(1, 1 + ivBytes)
  const tag = sealed.subarray(1 + ivBytes, 1 + ivBytes + tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(about)).setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed.subarray(1 + ivBytes + tagBytes)), decipher.final()]).toString('utf8')
}
