/**
 * The language in which a shared document is described: which fields it has, of which kind. One description gives the
 * types, the readers and writers, the projection, the gate's list of known names, and the tests of "every field".
 */

/** Typed text that merges letter by letter (a Y.Text). */
export interface TextKind {
  kind: 'text'
}
/** Typed text with emphasis and lists that merges (a Y.XmlFragment, edited by Tiptap). */
export interface RichKind {
  kind: 'rich'
}
/** A number between `min` and `max`; the last writer wins. */
export interface NumberKind {
  kind: 'number'
  min: number
  max: number
  /** Whole numbers only: children, samples, people. */
  whole: boolean
}
/** A calendar day, `YYYY-MM-DD`; the last writer wins. */
export interface DateKind {
  kind: 'date'
}
/** Yes or no; the last writer wins. Absent means no. */
export interface FlagKind {
  kind: 'flag'
}
/** One of a closed list; the last writer wins. */
export interface ChoiceKind<Option extends string = string> {
  kind: 'choice'
  of: readonly Option[]
}
/** The id of a row, a person, a strategy or an image, or a web link; the last writer wins. */
export interface ReferenceKind {
  kind: 'reference'
}

export type FieldKind = TextKind | RichKind | NumberKind | DateKind | FlagKind | ChoiceKind | ReferenceKind
export type Fields = Readonly<Record<string, FieldKind>>

/** A whole document: single fields, tables of rows, and grids (flat maps of numbers or flags by key). */
export interface Shape {
  /** Raised when older code would misread the document. */
  readonly version: number
  readonly fields: Fields
  readonly tables: Readonly<Record<string, Fields>>
  readonly grids: Readonly<Record<string, NumberKind | FlagKind>>
}

export const text: TextKind = { kind: 'text' }
export const rich: RichKind = { kind: 'rich' }
export const date: DateKind = { kind: 'date' }
export const flag: FlagKind = { kind: 'flag' }
export const reference: ReferenceKind = { kind: 'reference' }
/** @param min, max inclusive bounds; a number beyond them is dropped by the projection */
export const number = (min: number, max: number): NumberKind => ({ kind: 'number', min, max, whole: false })
/** A whole number from 0 to `max`. */
export const count = (max: number): NumberKind => ({ kind: 'number', min: 0, max, whole: true })
export const choice = <const Option extends string>(...of: Option[]): ChoiceKind<Option> => ({ kind: 'choice', of })

/** What a field of a kind reads as: typed text is never null, the rest is null until somebody sets it. */
export type ValueOf<Kind> = Kind extends TextKind | RichKind
  ? string
  : Kind extends NumberKind
    ? number | null
    : Kind extends FlagKind
      ? boolean
      : Kind extends ChoiceKind<infer Option>
        ? Option | null
        : Kind extends DateKind | ReferenceKind
          ? string | null
          : never

type KeysOfKind<F extends Fields, Kind> = { [K in keyof F]: F[K] extends Kind ? K : never }[keyof F] & string

/** Names of the fields that are typed text, edited through their Y.Text. */
export type TextName<F extends Fields> = KeysOfKind<F, TextKind>
/** Names of the fields that are rich text, edited through their Y.XmlFragment. */
export type RichName<F extends Fields> = KeysOfKind<F, RichKind>
/** Names of the fields whose last writer wins. */
export type ValueName<F extends Fields> = Exclude<keyof F & string, TextName<F> | RichName<F>>

/** A row as the projection gives it. */
export type Row<F extends Fields> = { readonly id: string } & { readonly [K in keyof F]: ValueOf<F[K]> }

/** A whole document as plain data. */
export type View<S extends Shape> = { readonly [K in keyof S['fields']]: ValueOf<S['fields'][K]> } & {
  readonly [T in keyof S['tables']]: readonly Row<S['tables'][T]>[]
} & { readonly [G in keyof S['grids']]: Readonly<Record<string, NonNullable<ValueOf<S['grids'][G]>>>> }

/** The root map that holds every last-writer-wins field of a document. */
export const valuesRoot = 'values'
