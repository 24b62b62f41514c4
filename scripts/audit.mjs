/**
 * @typedef {{ package: string, severity: string, title: string, url: string }} Advisory
 * @typedef {{ kind: 'no answer', why: string } | { kind: 'answer', grave: Advisory[], others: number }} Verdict
 */

const grave = ['high', 'critical']

/**
 * Reads what `pnpm audit --json` printed. Whatever is no report counts as no answer, and never as a clean one.
 * @param {string} output
 * @returns {Verdict}
 */
export function verdict(output) {
  const report = reportIn(output)
  if (!report) return { kind: 'no answer', why: 'it printed no report' }
  if (report.error) return { kind: 'no answer', why: String(report.error.code ?? report.error.message ?? 'an error') }
  if (!report.advisories || !report.metadata) return { kind: 'no answer', why: 'its report is of a kind not known here' }
  /** @type {Advisory[]} */
  const advisories = Object.values(report.advisories).map((advisory) => ({
    package: String(advisory.module_name),
    severity: String(advisory.severity),
    title: String(advisory.title),
    url: String(advisory.url ?? ''),
  }))
  const found = advisories.filter(({ severity }) => grave.includes(severity))
  return { kind: 'answer', grave: found, others: advisories.length - found.length }
}

/**
 * @param {string} output warnings of npm may stand around the report
 * @returns {any} null when there is none
 */
function reportIn(output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1))
  } catch {
    return null
  }
}
