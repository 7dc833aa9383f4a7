import { type Result, err, ok } from "#src/base/result.ts";
import { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import { type LinkFault, linkDevice } from "./link-device.ts";
import { type TypedWord, wrongWords } from "./recovery-sheet.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

export type NewSheetFault = LinkFault | { readonly type: "word-wrong"; readonly positions: readonly number[] };

/**
 * A further sheet on its way to paper. Its words are in memory and nowhere else, and open nothing until the relay has said
 * yes: what was copied wrong, or never copied, is no sheet.
 */
export class NewSheet {
  readonly #secret = RecoverySecret.generate();

  words(): readonly string[] {
    return this.#secret.words();
  }

  /**
   * Words as they were read off the paper; when they are right, this becomes a sheet with all that a device has. Called again
   * after an answer was lost, it makes no second one. Outside `session.exclusive`.
   */
  async register(
    session: Session,
    replica: Replica,
    typed: readonly TypedWord[],
  ): Promise<Result<undefined, NewSheetFault>> {
    const positions = wrongWords(this.words(), typed);
    if (positions.length > 0) return err({ type: "word-wrong", positions });
    const { signPk, boxPk } = this.#secret.sheet(replica.rootPk);
    const linked = await session.exclusive(() => linkDevice(session, replica, { sheet: true, signPk, boxPk }));
    return linked.ok ? ok(undefined) : linked;
  }

  wipe(): void {
    this.#secret.wipe();
  }
}
