import { type JSX, Show } from "solid-js";
import type { Recorded } from "#src/dossier/kind.ts";
import { compareDates } from "#src/dossier/local-date.ts";
import { isOver, objectionUntil, renewFrom, type Service } from "#src/dossier/service.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { useToday } from "#src/ui/session/use-today.ts";

/** The dates that count: to object to the decision, and to ask for it again. */
export function ServiceDates(props: { readonly record: Recorded<Service> }): JSX.Element {
  const { t, f } = useI18n();
  const today = useToday();
  const fields = () => props.record.fields;
  const objection = (): string | undefined => {
    const { decidedOn } = fields();
    if (decidedOn === undefined) return undefined;
    const until = objectionUntil(decidedOn);
    const isOpen = compareDates(today(), until) <= 0;
    return isOpen ? t().services.objection(f().date(until)) : t().services.objectionOver(f().date(until));
  };
  const end = (): string | undefined => {
    const { end: last } = fields();
    if (last === undefined) return undefined;
    if (isOver(fields(), today())) return t().services.ended(f().date(last));
    return compareDates(today(), renewFrom(last)) >= 0 ? t().services.renew(f().date(last)) : undefined;
  };
  return (
    <>
      <Show when={end()}>{(text) => <Notice icon="calendar" text={text()} />}</Show>
      <Show when={objection()}>{(text) => <Notice icon="clock" text={text()} />}</Show>
    </>
  );
}
