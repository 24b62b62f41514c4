import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes for an address or a cookie. Kept only as its hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Under what a token is kept: of 256 random bits, a plain hash gives nothing back. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
