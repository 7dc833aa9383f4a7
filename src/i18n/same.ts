/**
 * The shape of a Dutch text file, with every literal opened up: a string stays a string, a function keeps
 * its parameters, a list keeps its length. A language that misses a text, or asks other parameters, fails the build.
 */
export type Same<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : { readonly [K in keyof T]: Same<T[K]> };
