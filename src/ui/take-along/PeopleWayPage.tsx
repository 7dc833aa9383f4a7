import { createMemo, type JSX } from "solid-js";
import { peopleToTake, VCARD_TYPE, vcardFile } from "#src/exports/vcard.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { groupText } from "#src/ui/reading/network-fields.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createSaving } from "./create-saving.ts";
import { SaveWay } from "./SaveWay.tsx";

/** The people around the resident, as cards. */
export default function PeopleWayPage(): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const saving = createSaving();
  const words = () => t().takeAlong.people;
  const people = createMemo(() => peopleToTake(dossier().shownOf("network")));
  return (
    <SaveWay
      title={words().title}
      lead={words().lead}
      icon="people"
      nothing={people().length === 0 ? words().nothing : undefined}
      lines={people().map(({ fields }) => fields.name)}
      notIn={[words().goesIn, words().notIn]}
      saving={saving}
      onSave={() =>
        void saving.save({
          name: words().file,
          type: VCARD_TYPE,
          reason: words().title,
          sections: dossier()
            .ofKind("network")
            .map(({ id }) => id),
          make: () => vcardFile(people(), (group) => groupText(t(), group)),
        })
      }
    />
  );
}
