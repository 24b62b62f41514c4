/** A yes or no as the tables hold it: neither engine's own type is the other's. */
export type Flag = 0 | 1
