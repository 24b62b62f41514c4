/** The same days a year later, to begin with; without a year before, empty. Days as `YYYY-MM-DD`. */
export function yearAfter(year: { startsOn: string; endsOn: string } | undefined): { startsOn: string; endsOn: string } {
  const later = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace('-02-29', '-02-28')
  return year === undefined ? { startsOn: '', endsOn: '' } : { startsOn: later(year.startsOn), endsOn: later(year.endsOn) }
}
