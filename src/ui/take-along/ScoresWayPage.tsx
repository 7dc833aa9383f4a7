import { createMemo, createSignal, type JSX } from "solid-js";
import { scoreRows, scoresCsv } from "#src/exports/scores-csv.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createSaving } from "./create-saving.ts";
import { fhirSource } from "./open-source.ts";
import { SaveWay } from "./SaveWay.tsx";

/** How it went, as a table. */
export default function ScoresWayPage(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const saving = createSaving();
  const [withNotes, setWithNotes] = createSignal(false);
  const words = () => t().takeAlong.scores;
  const rowsOf = (notes: boolean) =>
    scoreRows(t(), { ...fhirSource(t(), dossier(), t().log.someone, session().now()), withNotes: notes });
  const rows = createMemo(() => rowsOf(withNotes()));
  const anything = createMemo(() => rowsOf(true).length > 0);
  const sections = () => dossier().sections.filter(({ kind }) => kind === "goal" || kind === "areas");
  return (
    <SaveWay
      title={words().title}
      lead={words().lead}
      icon="list"
      nothing={anything() ? undefined : words().nothing}
      lines={[words().rows(rows().length)]}
      notIn={[words().goesIn, words().notIn]}
      more={[{ label: words().notes, on: withNotes(), set: setWithNotes }]}
      saving={saving}
      onSave={() =>
        void saving.save({
          name: words().file,
          type: "text/csv;charset=utf-8",
          reason: words().title,
          sections: sections().map(({ id }) => id),
          make: () => scoresCsv(t(), rows()),
        })
      }
    />
  );
}
