import { createMemo, createUniqueId, For, type JSX, Show } from "solid-js";
import { agreedLists, changedSince } from "#src/dossier/agreed-list.ts";
import { agreements } from "#src/dossier/agreement.ts";
import { casePoints, POINT_PARTS, withdrawnPoints } from "#src/dossier/case-point.ts";
import { caseSheetOf } from "#src/dossier/case-sheet.ts";
import { OWNER } from "#src/dossier/entity-id.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { AgreedLists } from "./AgreedLists.tsx";
import { AgreementLines } from "./AgreementLines.tsx";
import { CasePoints } from "./CasePoints.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** A case sheet as its readers have it: the question, what is known, ideas, who does what, and what was agreed. */
export function SharedCaseSheet(props: SharedPartProps): JSX.Element {
  const { t, f } = useI18n();
  const id = createUniqueId();
  const sheet = createMemo(() => caseSheetOf(props.state)?.fields);
  const lines = createMemo(() => agreements(props.state));
  const resident = (): string => props.authorName(OWNER);
  return (
    <section class="roer-section" aria-labelledby={id}>
      <h2 id={id} dir="auto">
        {sheet() === undefined ? t().caseSheet.title : t().caseSheet.holder.heading(sheet()?.question ?? "")}
      </h2>
      <Show when={sheet()} fallback={<p>{t().holder.plan.noText}</p>}>
        {(fields) => (
          <>
            <Show when={fields().on}>{(on) => <p>{t().caseSheet.talkOn(f().date(on()))}</p>}</Show>
            <Show when={fields().presence}>
              {(presence) => <p dir="auto">{t().caseSheet.presence.reads[presence()](resident())}</p>}
            </Show>
          </>
        )}
      </Show>
      <For each={POINT_PARTS}>
        {(part) => (
          <>
            <h3>{t().caseSheet.points[part]}</h3>
            <Show
              when={casePoints(props.state, part).length > 0}
              fallback={<p>{part === "known" ? t().caseSheet.points.noneKnown : t().caseSheet.points.noneIdea}</p>}
            >
              <CasePoints of={casePoints(props.state, part)} who={props.authorName} />
            </Show>
          </>
        )}
      </For>
      <For each={withdrawnPoints(props.state)}>
        {({ ref }) => <p dir="auto">{t().caseSheet.points.withdrawn(props.authorName(ref.author))}</p>}
      </For>
      <h3>{t().caseSheet.lines.heading}</h3>
      <Show when={lines().length > 0} fallback={<p>{t().caseSheet.lines.none}</p>}>
        <AgreementLines of={lines()} who={props.authorName} />
      </Show>
      <Show when={agreedLists(props.state).length > 0}>
        <h3>{t().caseSheet.agreed.heading}</h3>
        <AgreedLists state={props.state} />
        <Show when={changedSince(props.state)}>
          <p>{t().caseSheet.agreed.changedHolder}</p>
        </Show>
        <p class="roer-field__hint" dir="auto">
          {t().caseSheet.agreed.asWritten(resident())}
        </p>
      </Show>
      <SharedTalk {...props} />
    </section>
  );
}
