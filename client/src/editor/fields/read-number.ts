interface Bounds {
  min: number
  max: number
  whole: boolean
}

type Read = { fault: null; number: number | null } | { fault: 'number' | 'range' }

/** Reads what a person typed as a number: blanks and a percent sign do no harm, a comma is a point. Empty is null. */
export function readNumber(typed: string, { min, max, whole }: Bounds): Read {
  const plain = typed.replace(/[\s%]/g, '').replace(',', '.')
  if (plain === '') return { fault: null, number: null }
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return { fault: 'number' }
  const number = Number(plain)
  if (whole && !Number.isInteger(number)) return { fault: 'number' }
  return number < min || number > max ? { fault: 'range' } : { fault: null, number }
}
