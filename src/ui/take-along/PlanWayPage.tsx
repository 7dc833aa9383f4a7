import { createMemo, type JSX } from "solid-js";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { CHOSEN_PARTS, type ChosenPart, makeOpenDossier } from "#src/exports/open-json.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createChosen } from "./create-chosen.ts";
import { createSaving } from "./create-saving.ts";
import { openSource } from "./open-source.ts";
import { partName } from "./part-name.ts";
import { SaveWay } from "./SaveWay.tsx";

/** The whole plan, as a file that comes back. */
export default function PlanWayPage(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const saving = createSaving();
  const [chosen, choose] = createChosen<ChosenPart>();
  const words = () => t().takeAlong;
  const made = createMemo(() => makeOpenDossier(openSource(dossier(), chosen(), t().log.someone, session().now())));
  const lines = (): readonly string[] => {
    const found = new Map<SectionKind, number>();
    for (const { kind, records } of made().sections) found.set(kind, (found.get(kind) ?? 0) + records.length);
    return [...found].map(([kind, count]) => `${partName(t(), kind)}: ${words().count(count)}`);
  };
  return (
    <SaveWay
      title={words().plan.title}
      lead={words().plan.lead}
      icon="paper"
      nothing={made().sections.length === 0 ? words().nothing : undefined}
      lines={lines()}
      notIn={[words().plan.notIn]}
      more={CHOSEN_PARTS.map((part) => ({
        label: words().plan.chosen[part],
        on: chosen().has(part),
        set: (on) => choose(part, on),
      }))}
      saving={saving}
      onSave={() =>
        void saving.save({
          name: words().plan.file,
          type: "application/json",
          reason: words().plan.title,
          sections: made().sections.map(({ id }) => id),
          make: () => JSON.stringify(made(), undefined, 2),
        })
      }
    />
  );
}
