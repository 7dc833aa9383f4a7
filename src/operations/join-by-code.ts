import { type Result, ok } from "#src/base/result.ts";
import type { AccessFault } from "./change-access.ts";
import { register } from "./register.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** Makes a dossier known to a relay that takes people by invitation: with the code that its operator gave, as it was typed. */
export const joinByCode = (session: Session, replica: Replica, code: string): Promise<Result<undefined, AccessFault>> =>
  session.exclusive(async () => {
    const own = session.owned() ?? replica;
    return own.record.registered ? ok(undefined) : register(session, own, code);
  });
