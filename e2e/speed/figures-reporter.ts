import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** Says what went wrong, if anything did, and then the figures: each measurement ends with one line of them. */
export default class FiguresReporter implements Reporter {
  readonly #figures: string[] = []

  printsToStdio(): boolean {
    return true
  }

  onStdOut(chunk: string | Buffer): void {
    this.#figures.push(String(chunk).trimEnd())
  }

  onTestEnd({ title }: TestCase, { errors }: TestResult): void {
    for (const { message } of errors) console.error(`${title}: ${message ?? 'failed'}`)
  }

  onError({ message }: { message?: string }): void {
    console.error(message ?? 'failed')
  }

  onEnd(): void {
    for (const line of this.#figures) console.log(line)
  }
}
