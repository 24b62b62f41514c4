/** A piece of a JSON document that is passed on and never looked into. */
export type JsonObject = { readonly [key: string]: unknown }
