/**
 * An expected failure is a value; a throw is a bug. Every fault carries one `type` by which callers
 * switch, and whatever facts a sentence for a person needs. Nothing secret belongs in a fault.
 */
export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<E> = { readonly ok: false; readonly error: E };
export type Result<T, E extends Fault = Fault> = Ok<T> | Err<E>;

/** The least every error value has: the name of what went wrong. */
export type Fault = { readonly type: string };

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const err = <E extends Fault>(error: E): Err<E> => ({ ok: false, error });

/** Runs on the value of a success; passes a failure on. */
export const map = <T, U, E extends Fault>(result: Result<T, E>, f: (value: T) => U): Result<U, E> =>
  result.ok ? ok(f(result.value)) : result;
