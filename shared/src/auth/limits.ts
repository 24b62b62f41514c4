import * as z from 'zod/mini'

/** Characters. A single-factor password has at least 15 (NIST SP 800-63B-4, 3.1.1.2), and no upper end below 64. */
export const shortestPassword = 15
export const longestPassword = 200

export const longestSecret = 2000

/** `school.org`; a leading @ is forgiven. */
const domain = z.pipe(
  z.string().check(z.trim(), z.toLowerCase(), z.maxLength(253)),
  z.transform((text) => text.replace(/^@/, '')),
)
export const allowedDomains = z
  .array(domain.check(z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'Give domains such as school.org.')))
  .check(z.maxLength(50, 'At most 50.'))

/** Microsoft's ids of organizations are UUIDs. */
export const allowedTenants = z
  .array(z.string().check(z.trim(), z.toLowerCase(), z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'A tenant ID looks like 72f988bf-86f1-41af-91ab-2d7cd011db47.')))
  .check(z.maxLength(50, 'At most 50.'))
