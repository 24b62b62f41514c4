/** Is this the error of a lazy part of the page that could not be fetched? Browsers word it differently. */
export function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /dynamically imported module|importing a module script failed|error loading dynamically/i.test(error.message)
  )
}
