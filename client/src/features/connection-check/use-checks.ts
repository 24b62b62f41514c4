import { useEffect, useState } from 'react'
import { nothingYet, type Standings } from './findings'
import { longStay, type Patience } from './patience'
import { runChecks } from './run-checks'

interface Checks {
  standings: Standings
  /** Milliseconds since 1970; when this run began. */
  at: number
  again: () => void
  /** Again, and the connection has to stay open for two minutes. */
  watch: () => void
}

/** Runs the checks when the page opens, and whenever it is asked to. */
export function useChecks(patience: Patience): Checks {
  const [run, setRun] = useState(() => ({ at: Date.now(), stay: patience.stay }))
  const [standings, setStandings] = useState(nothingYet)
  useEffect(() => {
    const leaving = new AbortController()
    setStandings(nothingYet)
    void runChecks({ ...patience, stay: run.stay }, setStandings, leaving.signal)
    return () => leaving.abort()
  }, [patience, run])
  return {
    standings,
    at: run.at,
    again: () => setRun({ at: Date.now(), stay: patience.stay }),
    watch: () => setRun({ at: Date.now(), stay: longStay }),
  }
}
