import type { Step } from "#src/dossier/step.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";

/** Who does a step, whether it has begun, and by when: "Noor · Bezig · morgen". Undefined when nothing is known. */
export function stepMeta(t: Catalogue, f: Formats, { who, how, status, due }: Step): string | undefined {
  const parts = [
    who ?? (how === undefined ? undefined : t.goals.step[how]),
    status === "doing" ? t.goals.step.statuses.doing : undefined,
    due === undefined ? undefined : f.relativeDay(due),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(" · ");
}
