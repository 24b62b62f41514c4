/** IANA names to choose from, the one that is set among them. */
export function timeZones(current: string): string[] {
  return [...new Set([current, ...Intl.supportedValuesOf('timeZone')])].sort()
}
