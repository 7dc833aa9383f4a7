import { type Accessor, createEffect, createSignal, on } from "solid-js";
import type { AnsweredAgreement } from "#src/dossier/agreement.ts";
import { type AuthorId, entityKey, OWNER } from "#src/dossier/entity-id.ts";

/** Who beside the resident added a line last, since the screen was opened; undefined while nobody did. */
export function createArrivals(lines: Accessor<readonly AnsweredAgreement[]>): Accessor<AuthorId | undefined> {
  const [last, setLast] = createSignal<AuthorId>();
  createEffect(
    on(lines, (now, before) => {
      if (before === undefined) return;
      const known = new Set(before.map(({ agreement }) => entityKey(agreement.ref)));
      const fresh = now.findLast(({ agreement: { ref } }) => ref.author !== OWNER && !known.has(entityKey(ref)));
      if (fresh) setLast(fresh.agreement.ref.author);
    }),
  );
  return last;
}
