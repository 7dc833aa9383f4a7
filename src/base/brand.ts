declare const brand: unique symbol;

/** A type that only its own constructor can make: two ids of different kinds never mix. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
