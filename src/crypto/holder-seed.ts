import type { Bytes } from "#src/base/bytes.ts";
import type { InviteId } from "#src/protocol/ids.ts";
import { AccessKeys } from "./access-keys.ts";
import type { LocalDatabase } from "./local-database.ts";
import { randomBytes } from "./nacl.ts";

/** The one secret of a holder's device, from which the keys of every grant are derived: no two dossiers see the same ones. */
export class HolderSeed {
  readonly #bytes: Bytes;

  private constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  static generate(): HolderSeed {
    return new HolderSeed(randomBytes(32));
  }

  static restore(database: LocalDatabase, name: string, sealed: Uint8Array): HolderSeed | undefined {
    const bytes = database.open(name, sealed);
    return bytes?.length === 32 ? new HolderSeed(bytes) : undefined;
  }

  sealed(database: LocalDatabase, name: string): Bytes {
    return database.seal(name, this.#bytes);
  }

  keysFor(invite: InviteId): AccessKeys {
    return AccessKeys.forInvitation(this.#bytes, invite);
  }
}
