import { useNavigate } from "@solidjs/router";
import { type Accessor, createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { casePoints, CasePoint, createCasePoint } from "#src/dossier/case-point.ts";
import { retract } from "#src/dossier/kind.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import type { OpenSheet } from "#src/ui/session/case-sheets.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { stepAddress } from "./case-addresses.ts";
import { type CaseChoice, caseChoices, choiceKey } from "./case-choices.ts";
import { WithSheet } from "./WithSheet.tsx";

/** What of the plan comes on the sheet. It is copied: the rest of the plan stays where it is, and closed. */
export default function ChoosePage(): JSX.Element {
  return <WithSheet>{(sheet) => <Choose of={sheet} />}</WithSheet>;
}

function Choose(props: { readonly of: Accessor<OpenSheet> }): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const dossier = useOwnDossier();
  const today = useToday();
  const writer = createWriter();
  const [ticked, setTicked] = createSignal<ReadonlySet<string>>(new Set());
  const [missing, setMissing] = createSignal(false);

  const onSheet = createMemo(
    () =>
      new Set(
        casePoints(props.of().state, "known").map(({ fields: { of, text } }) => choiceKey({ of: of ?? "", text })),
      ),
  );
  const groups = createMemo(() =>
    [...caseChoices(dossier(), t(), today())]
      .map(([group, choices]) => ({ group, choices: choices.filter((one) => !onSheet().has(choiceKey(one))) }))
      .filter(({ choices }) => choices.length > 0),
  );
  const chosen = (): readonly CaseChoice[] =>
    groups().flatMap(({ choices }) => choices.filter((one) => ticked().has(choiceKey(one))));
  const tick = (choice: CaseChoice, on: boolean): void => {
    const next = new Set(ticked());
    if (on) next.add(choiceKey(choice));
    else next.delete(choiceKey(choice));
    setTicked(next);
    setMissing(false);
  };
  const save = async (): Promise<void> => {
    const points = chosen().map((choice) => ({ id: newEntityId(), choice }));
    setMissing(points.length === 0);
    if (points.length === 0) return;
    const { section } = props.of();
    const copiedOn = today();
    const done = await writer.write(
      section,
      ...points.map(
        ({ id, choice }) =>
          (at: Parameters<typeof createCasePoint>[2]) =>
            createCasePoint({ part: "known", ...choice, copiedOn }, id, at),
      ),
    );
    if (!done) return;
    const undo = (): void =>
      void writer.write(
        section,
        ...points.map(
          ({ id }) =>
            (at: Parameters<typeof createCasePoint>[2]) =>
              retract(CasePoint, id, at),
        ),
      );
    say({ text: t().caseSheet.choose.saved(points.length), undo: { run: undo } }, "next");
    navigate(stepAddress(section, "known"));
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return missing() ? t().caseSheet.choose.missing : fault && faultText(t(), fault);
  };
  const back = (): string => stepAddress(props.of().section, "known");
  return (
    <Page
      title={t().caseSheet.choose.title}
      heading={t().caseSheet.choose.heading}
      lead={groups().length > 0 ? t().caseSheet.choose.lead : undefined}
      back={back()}
      actions={
        <Show when={groups().length > 0}>
          <ErrorText text={error()} />
          <Button onClick={() => void save()}>{t().caseSheet.choose.save}</Button>
        </Show>
      }
    >
      <Show
        when={groups().length > 0}
        fallback={
          <EmptyState icon="sheet" text={t().caseSheet.choose.nothing}>
            <LinkButton href={back()}>{t().kit.back}</LinkButton>
          </EmptyState>
        }
      >
        <For each={groups()}>
          {({ group, choices }) => (
            <Fold label={t().caseSheet.choose.groups[group]} open={group === groups()[0]?.group}>
              <div class="roer-choices" role="group" aria-label={t().caseSheet.choose.groups[group]}>
                <For each={choices}>
                  {(choice) => (
                    <CheckRow
                      label={choice.text}
                      hint={choice.of}
                      checked={ticked().has(choiceKey(choice))}
                      onChange={(on) => tick(choice, on)}
                    />
                  )}
                </For>
              </div>
            </Fold>
          )}
        </For>
      </Show>
    </Page>
  );
}
