import { type JSX, Show } from "solid-js";
import type { Recorded } from "#src/dossier/kind.ts";
import { compareDates } from "#src/dossier/local-date.ts";
import { requestDates, type SupportRequest } from "#src/dossier/support-request.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import type { Records } from "#src/ui/writing/create-records.ts";
import { formAddress } from "./plan-addresses.ts";

export type RequestDatesProps = {
  readonly record: Recorded<SupportRequest>;
  readonly records: Records<SupportRequest>;
};

/** Day 7 for a plan of one's own, week 6 for the municipality; and what can be done now. */
export function RequestDates(props: RequestDatesProps): JSX.Element {
  const { t, f } = useI18n();
  const today = useToday();
  const words = () => t().talk.request;
  const fields = () => props.record.fields;
  const dates = () => requestDates(fields().on);

  const plan = (): string => {
    const { planGivenOn } = fields();
    if (planGivenOn !== undefined) return words().planGiven(f().date(planGivenOn));
    const until = f().date(dates().plan);
    return compareDates(today(), dates().plan) <= 0 ? words().planUntil(until) : words().planOver(until);
  };
  const answer = (): string => {
    const { answeredOn } = fields();
    if (answeredOn !== undefined) return words().answered(f().date(answeredOn));
    const until = f().date(dates().answer);
    return compareDates(today(), dates().answer) <= 0 ? words().answerUntil(until) : words().answerOver(until);
  };
  const done = async (record: Recorded<SupportRequest>, field: "planGivenOn" | "answeredOn"): Promise<void> => {
    const undo = await props.records.change(record, { [field]: today() });
    if (undo) say({ text: words().done, undo: { run: () => void undo() } });
  };
  return (
    <>
      <Notice icon="sheet" text={plan()}>
        <Show when={fields().planGivenOn === undefined}>
          <div class="roer-buttons">
            <LinkButton kind="text" href={formAddress(fields().law === "youth" ? "family" : "personal")}>
              {words().writePlan}
            </LinkButton>
            <Button kind="text" icon="check" onClick={() => void done(props.record, "planGivenOn")}>
              {words().givePlan}
            </Button>
          </div>
        </Show>
      </Notice>
      <Notice icon="calendar" text={answer()}>
        <Show when={fields().answeredOn === undefined}>
          <div class="roer-buttons">
            <Button kind="text" icon="check" onClick={() => void done(props.record, "answeredOn")}>
              {words().gotAnswer}
            </Button>
          </div>
        </Show>
      </Notice>
    </>
  );
}
