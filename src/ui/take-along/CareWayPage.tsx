import { createMemo, type JSX } from "solid-js";
import { fhirBundle } from "#src/exports/fhir.ts";
import { makeOpenDossier } from "#src/exports/open-json.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createSaving } from "./create-saving.ts";
import { fhirSource, openSource } from "./open-source.ts";
import { SaveWay } from "./SaveWay.tsx";

/** What a care system has a place for. */
export default function CareWayPage(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const saving = createSaving();
  const words = () => t().takeAlong;
  const sections = createMemo(
    () => makeOpenDossier(openSource(dossier(), new Set(), t().log.someone, session().now())).sections,
  );
  return (
    <SaveWay
      title={words().care.title}
      lead={words().care.what}
      icon="paper"
      nothing={sections().length === 0 ? words().nothing : undefined}
      lines={[words().care.goesIn, words().care.keys]}
      notIn={[words().care.notIn]}
      saving={saving}
      onSave={() =>
        void saving.save({
          name: words().care.file,
          type: "application/json",
          reason: words().care.title,
          sections: sections().map(({ id }) => id),
          make: () =>
            JSON.stringify(fhirBundle(fhirSource(t(), dossier(), t().log.someone, session().now())), undefined, 2),
        })
      }
    />
  );
}
