import { createMemo, type JSX, Show } from "solid-js";
import { holder } from "#src/dossier/entity-id.ts";
import { sharesOf } from "#src/dossier/family-share.ts";
import type { FamilyMember } from "#src/dossier/family-member.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { readLedger, standingOf } from "#src/grants/ledger.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { FamilyShares } from "#src/ui/reading/FamilyShares.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import { say } from "#src/ui/session/toast.ts";
import type { Records } from "#src/ui/writing/create-records.ts";

const NOBODY = "";

/** What one member tells by a key of their own, and which key that is. */
export function MemberVoice(props: {
  readonly record: Recorded<FamilyMember>;
  readonly records: Records<FamilyMember>;
}): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const name = (): string => props.record.fields.name;
  const grant = (): GrantId | undefined => props.record.fields.holder;
  const shares = createMemo(() => {
    const known = grant();
    return known === undefined ? [] : sharesOf(props.records.state(), holder(known));
  });
  const keys = createMemo(() => {
    const replica = dossier();
    const ledger = replica.shown(replica.only("ledger").id);
    if (!ledger) return [];
    const now = session().now();
    return [...readLedger(ledger).grants]
      .filter(([, entry]) => entry.circle === "family" && !["stopped", "over"].includes(standingOf(entry, now)))
      .map(([id, entry]) => ({ value: id as string, label: entry.name }));
  });
  const link = async (chosen: string): Promise<void> => {
    const undo = await props.records.change(props.record, { holder: chosen === NOBODY ? null : chosen });
    if (undo && chosen !== NOBODY) say({ text: t().family.voice.linked(name()), undo: { run: () => void undo() } });
  };
  return (
    <Show when={shares().length > 0 || grant() !== undefined || keys().length > 0}>
      <Section heading={t().family.voice.heading(name())}>
        <Show when={grant()}>
          {(known) => (
            <Show when={shares().length > 0} fallback={<p dir="auto">{t().family.voice.none(name())}</p>}>
              <FamilyShares
                state={props.records.state()}
                authorName={(author) => authorName(dossier(), author).name ?? name()}
                of={holder(known())}
              />
              <p class="roer-field__hint" dir="auto">
                {t().family.shared.only(name())}
              </p>
            </Show>
          )}
        </Show>
        <Show
          when={keys().length > 0}
          fallback={
            <div class="roer-buttons">
              <LinkButton kind="text" icon="key" href="/sleutels/nieuw">
                {t().family.voice.give(name())}
              </LinkButton>
            </div>
          }
        >
          <ChoiceGroup
            legend={t().family.voice.ask(name())}
            choices={[...keys(), { value: NOBODY, label: t().family.voice.nobody }]}
            value={grant() ?? NOBODY}
            onChange={(chosen) => void link(chosen)}
          />
        </Show>
      </Section>
    </Show>
  );
}
