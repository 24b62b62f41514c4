/** Bytes that only the holder of the key can read, and only in the place that they were sealed for. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  bytes: ArrayBuffer
}

const cipher = 'AES-GCM'

/** @param bytes 32, as the server hands them to their owner. The key cannot be read out of the browser again. */
export function importKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, cipher, false, ['encrypt', 'decrypt'])
}

/** @param place what the bytes belong to; they cannot be opened as anything else */
export async function seal(key: CryptoKey, place: string, bytes: Uint8Array): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  // A view may lie in a bigger buffer: the copy holds these bytes alone.
  const plain = new Uint8Array(bytes)
  return { iv, bytes: await crypto.subtle.encrypt({ name: cipher, iv, additionalData: utf8(place) }, key, plain) }
}

/** Throws when the key or the place is another one, or when the bytes were changed. */
export async function unseal(key: CryptoKey, place: string, { iv, bytes }: Sealed): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: cipher, iv, additionalData: utf8(place) }, key, bytes))
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
