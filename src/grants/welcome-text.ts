import { AuthorIdField } from "#src/dossier/entity-id.ts";
import { grantId, sectionId } from "#src/dossier/field-rules.ts";
import { SECTION_KINDS } from "#src/dossier/section-kinds.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import * as z from "zod/mini";

/**
 * What a holder is told with each section, before its first page: how the resident is called, what kind of section it
 * is, who may write there, where the log stands, and the present state restated under its original names.
 */
const b64 = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/));
const whole = z.int().check(z.minimum(0));

export const WelcomeText = z.looseObject({
  v: z.literal(1),
  /** The name to show for the dossier. */
  name: z.string().check(z.maxLength(200)),
  kind: z.enum(SECTION_KINDS),
  generation: whole,
  /** Where reading begins: everything up to here is restated below. */
  pos: whole,
  head: b64,
  maxEpoch: whole,
  /** The holder's own capability for this section. */
  capability: b64,
  /** Certificates of the resident's devices, capabilities of who may append. */
  devices: z.array(b64),
  members: z.array(b64),
  /** Ops in log order with the place and author they had. */
  state: z.array(
    z.looseObject({
      op: z.unknown(),
      author: AuthorIdField,
      device: grantId(),
      restated: z.exactOptional(z.literal(true)),
      position: whole,
      index: whole,
      relayTime: whole,
      epoch: whole,
    }),
  ),
  /** Milliseconds since 1970: the end of the window as the resident was shown it. */
  until: whole,
  /** What the holder is asked to keep beyond the window: a guardian's share, and what is to be read once the resident is no more. */
  keeping: z.exactOptional(
    z.looseObject({
      /** Of the ledger where it was asked: the highest counts. */
      at: whole,
      share: z.exactOptional(b64),
      wishShare: z.exactOptional(b64),
      /** Sealed to all wish shares together; empty when there is none any more. */
      wish: z.exactOptional(b64),
    }),
  ),
  /** All that the key has from this issue on: what is not named here was taken from it. */
  sections: z.exactOptional(z.array(sectionId())),
});
export type Keeping = NonNullable<z.output<typeof WelcomeText>["keeping"]>;
export type WelcomeText = z.output<typeof WelcomeText>;

export function parseWelcome(text: string): Result<WelcomeText, { readonly type: "welcome-malformed" }> {
  try {
    const parsed = z.safeParse(WelcomeText, JSON.parse(text));
    return parsed.success ? ok(parsed.data) : err({ type: "welcome-malformed" });
  } catch {
    return err({ type: "welcome-malformed" });
  }
}
