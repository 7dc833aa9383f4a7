import { LocalDatabase } from "#src/crypto/local-database.ts";
import type { Ports } from "./ports.ts";
import { Session } from "./session.ts";

/** For who received a key: a session over memory, to be kept here by a pincode, saved to a key file, or closed for good. */
export const beginHolder = (passing: Ports): Promise<Session> => Session.begin(passing, LocalDatabase.create());
