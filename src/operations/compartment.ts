import { type Bytes, fromUtf8, utf8 } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { COMPARTMENT_LENGTH, fillCompartment, readCompartment } from "#src/crypto/compartment.ts";
import type { Unlocked } from "#src/crypto/unlock.ts";
import * as z from "zod/mini";
import { type UnlockFault, readRecord, rewrite, settle } from "./opening.ts";
import type { Ports } from "./ports.ts";

/** What is in a compartment: pages of text, the newest last, and what is being typed. Times in milliseconds since 1970. */
const Content = z.looseObject({
  v: z.literal(1),
  pages: z.array(z.object({ id: z.string(), text: z.string(), at: z.number() })),
  draft: z.string(),
});
export type CompartmentContent = Readonly<z.output<typeof Content>>;

export type CompartmentFault = UnlockFault | { readonly type: "compartment-full" };

const NOTHING: CompartmentContent = { v: 1, pages: [], draft: "" };

/**
 * The sealed compartment, opened by a pincode of its own: some pages of text that stand in nothing but the unlock record.
 * It has no dossier, no section, no row and no request.
 */
export class Compartment {
  readonly #ports: Ports;
  readonly #opened: Unlocked;
  #content: CompartmentContent;
  #locked = false;

  private constructor(ports: Ports, opened: Unlocked, content: CompartmentContent) {
    this.#ports = ports;
    this.#opened = opened;
    this.#content = content;
  }

  static async open(ports: Ports, opened: Unlocked): Promise<Result<Compartment, UnlockFault>> {
    const settled = await settle(ports, opened);
    if (!settled.ok) return settled;
    const record = await readRecord(ports);
    if (!record.ok) return record;
    const plain = readCompartment(record.value, opened);
    const content = plain && parsed(plain);
    return content ? ok(new Compartment(ports, opened, content)) : err({ type: "damaged" });
  }

  get content(): CompartmentContent {
    return this.#content;
  }

  /** Keeps this instead of what there was. What does not fit is refused, and what there was stays. */
  async keep(content: CompartmentContent): Promise<Result<undefined, CompartmentFault>> {
    const data = encoded(content);
    if (data.length > COMPARTMENT_LENGTH) return err({ type: "compartment-full" });
    if (this.#locked) return err({ type: "nothing-here" });
    // Sealed at once: by the time the disk is free this may have been locked.
    const kept = await rewrite(this.#ports, (record) =>
      this.#locked ? record : fillCompartment(record, this.#opened, data),
    );
    if (kept.ok) this.#content = content;
    return kept;
  }

  lock(): void {
    this.#locked = true;
    this.#content = NOTHING;
    this.#opened.masterKey.wipe();
    this.#opened.areaKey.wipe();
  }
}

/** An empty one, as it is made. */
export const emptyCompartment = (): Bytes => encoded(NOTHING);

const encoded = (content: CompartmentContent): Bytes => utf8(JSON.stringify(content));

function parsed(plain: Bytes): CompartmentContent | undefined {
  try {
    const read = z.safeParse(Content, JSON.parse(fromUtf8(plain) ?? ""));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
