/** The longest address that a document keeps (shared/document/values.ts). */
const longest = 2_048

/** An address as people type it: without blanks around it, and `https://` may be left out. */
export function readLink(typed: string): string {
  const plain = typed.trim()
  return /^[a-z][a-z\d+.-]*:/i.test(plain) ? plain : `https://${plain}`
}

/** Why an address cannot be kept, or null when it can. Only https: what it opens is what the team looked at. */
export function linkFault(address: string): 'notAnAddress' | 'notSecure' | 'tooLong' | null {
  if (address.length > longest) return 'tooLong'
  if (!URL.canParse(address)) return 'notAnAddress'
  const { protocol, hostname, username, password } = new URL(address)
  if (protocol === 'http:') return 'notSecure'
  return protocol === 'https:' && hostname.includes('.') && !username && !password ? null : 'notAnAddress'
}
