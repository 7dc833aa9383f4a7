import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { type AuthorId, OWNER } from "#src/dossier/entity-id.ts";
import { familyShares, FamilyShare, SHARED_WITH_FAMILY, sharesOf } from "#src/dossier/family-share.ts";
import { type Recorded, recordsOf, type Unchecked } from "#src/dossier/kind.ts";
import { pointsOfContact } from "#src/dossier/point-of-contact.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { FamilyShares } from "#src/ui/reading/FamilyShares.tsx";
import type { RecordField } from "#src/ui/reading/record-fields.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { createRecords } from "#src/ui/writing/create-records.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";
import { FAMILY_CONTACT } from "./family-addresses.ts";

/** What each member tells in the plan, the resident among them, and who keeps the overview of it. */
export function SharedPart(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const today = useToday();
  const [adding, setAdding] = createSignal(false);
  const records = createRecords({
    kind: FamilyShare,
    section: "family",
    all: (state) => recordsOf(state, FamilyShare),
  });
  const nameOf = (author: AuthorId): string => authorName(dossier(), author).name ?? t().log.someone;
  const hasAny = createMemo(() => familyShares(records.state()).length > 0);
  const hasOwn = createMemo(() => sharesOf(records.state(), OWNER).length > 0);
  const contacts = createMemo(() => pointsOfContact(records.state(), today()).now);
  const contactHint = (): string =>
    contacts().length === 0
      ? t().family.contact.none
      : contacts().length === 1
        ? f().list(contacts().map(({ fields }) => fields.name))
        : t().family.contact.two;
  const fields = (): readonly RecordField[] => [
    {
      type: "choice",
      name: "what",
      label: t().family.shared.ask,
      choices: SHARED_WITH_FAMILY.map((value) => ({ value, label: t().family.shared.what[value] })),
      missing: t().family.shared.choose,
    },
    {
      type: "text",
      name: "text",
      label: t().family.shared.label,
      hint: t().family.shared.hint,
      missing: t().family.shared.missing,
    },
  ];
  const add = async (values: Unchecked): Promise<boolean> => {
    const undo = await records.add({ ...values, on: today() });
    if (!undo) return false;
    say({ text: t().family.shared.saved, undo: { run: () => void undo() } });
    setAdding(false);
    return true;
  };
  const takeBack = async (share: Recorded<FamilyShare>): Promise<void> => {
    const undo = await records.remove(share);
    if (undo) say({ text: t().family.shared.takenBack, undo: { label: t().records.putBack, run: () => void undo() } });
  };
  return (
    <>
      <Section heading={t().family.shared.heading}>
        <Show when={hasAny()} fallback={<p>{t().family.shared.empty}</p>}>
          <FamilyShares
            state={records.state()}
            authorName={nameOf}
            foot={(share) => (
              <Show when={share.ref.author === OWNER}>
                <div class="roer-buttons">
                  <Button
                    kind="text"
                    label={t().family.shared.takeBackOf(share.fields.text)}
                    onClick={() => void takeBack(share)}
                  >
                    {t().family.shared.takeBack}
                  </Button>
                </div>
              </Show>
            )}
          />
        </Show>
        <Show
          when={adding()}
          fallback={
            <div class="roer-buttons">
              <Button kind="text" icon="add" onClick={() => setAdding(true)}>
                {t().family.shared.add}
              </Button>
            </div>
          }
        >
          <RecordForm
            fields={fields()}
            draft="family-share"
            start={hasOwn() ? {} : { what: "words" }}
            writer={records.writer}
            onSave={add}
            onCancel={() => setAdding(false)}
          />
        </Show>
      </Section>
      <div class="roer-choices">
        <ChoiceRow icon="person" label={t().family.contact.row} hint={contactHint()} go={FAMILY_CONTACT} />
      </div>
    </>
  );
}
