import type { Syncable } from "#src/operations/ports.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { type AccessId, accessIdOf } from "./access-id.ts";

/** What live updates said since the last exchange began: not data, only that there is some. */
export class Hints {
  readonly #heads = new Map<AccessId, Map<SectionId, number>>();
  readonly #versions = new Map<AccessId, number>();

  head(id: AccessId, section: SectionId, pos: number): void {
    const heads = this.#heads.get(id) ?? new Map<SectionId, number>();
    heads.set(section, Math.max(pos, heads.get(section) ?? 0));
    this.#heads.set(id, heads);
  }

  aclVersion(id: AccessId, version: number): void {
    this.#versions.set(id, Math.max(version, this.#versions.get(id) ?? 0));
  }

  /** An exchange begins that fetches all there is. What is said from here on may be missed by it. */
  clear(id: AccessId): void {
    this.#heads.delete(id);
    this.#versions.delete(id);
  }

  /** Was something said that this access has not got? Its own writes come back as hints too, and are no news. */
  ahead(syncable: Syncable): boolean {
    const id = accessIdOf(syncable.signer);
    if ((this.#versions.get(id) ?? 0) > syncable.aclVersion()) return true;
    const heads = this.#heads.get(id);
    return (
      heads !== undefined && (syncable.cursors() ?? []).some(({ section, after }) => (heads.get(section) ?? 0) > after)
    );
  }
}
