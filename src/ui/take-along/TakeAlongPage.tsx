import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { utf8 } from "#src/base/bytes.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { CHOSEN_PARTS, type ChosenPart, makeOpenDossier } from "#src/exports/open-json.ts";
import { fhirBundle } from "#src/exports/fhir.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { RecordFault } from "#src/operations/record.ts";
import { sayCopied } from "#src/operations/say-copied.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import { saveFile } from "#src/ui/session/save-file.ts";
import { say } from "#src/ui/session/toast.ts";
import { fhirSource, openSource } from "./open-source.ts";

/** The whole plan as a file in the open. What goes in is said first; what is most private only when chosen. */
export default function TakeAlongPage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [chosen, setChosen] = createSignal<ReadonlySet<ChosenPart>>(new Set());
  const [fault, setFault] = createSignal<RecordFault>();
  const [busy, setBusy] = createSignal(false);
  const words = () => t().takeAlong;
  const made = createMemo(() => makeOpenDossier(openSource(dossier(), chosen(), t().log.someone, session().now())));
  const counts = createMemo(() => {
    const found = new Map<SectionKind, number>();
    for (const { kind, records } of made().sections) found.set(kind, (found.get(kind) ?? 0) + records.length);
    return [...found];
  });
  const choose = (part: ChosenPart, on: boolean): void => {
    const next = new Set(chosen());
    if (on) next.add(part);
    else next.delete(part);
    setChosen(next);
  };
  /** `make` runs once it is written down: of what cannot be, there is no copy. */
  const save = async (name: string, make: () => unknown): Promise<void> => {
    setBusy(true);
    const sections = made().sections.map(({ id }) => id);
    const written = await sayCopied(session(), dossier(), { sections, reason: words().title, as: "file" });
    setBusy(false);
    setFault(written.ok ? undefined : written.error);
    if (!written.ok) return;
    app.wake();
    saveFile(name, [utf8(JSON.stringify(make(), undefined, 2))], "application/json");
    say({ text: words().saved });
  };
  return (
    <Page
      title={words().title}
      lead={words().lead}
      back="/meer"
      actions={
        <Show when={counts().length > 0}>
          <Button icon="paper" busy={busy()} onClick={() => void save(words().file, made)}>
            {words().save}
          </Button>
        </Show>
      }
    >
      <Show when={counts().length > 0} fallback={<EmptyState icon="paper" text={words().nothing} />}>
        <Section heading={words().goesIn}>
          <ul class="roer-plain-list">
            <For each={counts()}>
              {([kind, count]) => (
                <li>
                  {partName(t(), kind)}: {words().count(count)}
                </li>
              )}
            </For>
          </ul>
          <p>{words().notIn}</p>
          <p>{words().open}</p>
        </Section>
        <Section heading={words().more}>
          <div class="roer-choices">
            <For each={CHOSEN_PARTS}>
              {(part) => (
                <CheckRow
                  label={words().chosen[part]}
                  checked={chosen().has(part)}
                  onChange={(on) => choose(part, on)}
                />
              )}
            </For>
          </div>
        </Section>
        <Section heading={words().care.heading}>
          <p>{words().care.what}</p>
          <p>
            {words().care.goesIn} {words().care.keys}
          </p>
          <p>{words().care.notIn}</p>
          <Button
            kind="quiet"
            icon="paper"
            busy={busy()}
            onClick={() =>
              void save(words().care.file, () =>
                fhirBundle(fhirSource(t(), dossier(), t().log.someone, session().now())),
              )
            }
          >
            {words().care.save}
          </Button>
        </Section>
        <Show when={fault()}>{(one) => <ErrorText text={faultText(t(), one())} />}</Show>
      </Show>
      <ChoiceRow icon="back" label={words().toBack} hint={words().toBackHint} go="/meer/terughalen" />
    </Page>
  );
}

function partName(t: Catalogue, kind: SectionKind): string {
  switch (kind) {
    case "goal":
    case "case-sheet":
    case "help":
    case "child":
    case "private":
    case "inbox":
      return t.takeAlong.parts[kind];
    case "ledger":
      return t.holder.plan.title;
    default:
      return t.keys.parts[kind];
  }
}
