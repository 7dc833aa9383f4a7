import { createMemo, For, type JSX, Show } from "solid-js";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import { type PlanHelp, planHelp } from "#src/ui/session/plan-help.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { AskedRequest } from "./AskedRequest.tsx";
import { createClaims } from "./create-claims.ts";
import "./asked.css";

/** What this holder was asked, the soonest first. */
export function HelpAsked(props: { readonly replica: Replica; readonly name: string }): JSX.Element {
  const { t } = useI18n();
  const today = useToday();
  const claims = createClaims(() => props.replica);
  const requests = createMemo(() => new Map(planHelp(props.replica, today()).map((one) => [one.section, one])));
  // A request is another object after each change; by its section it stays where the reader is.
  const sections = createMemo<readonly SectionId[]>(() => [...requests().keys()], [], {
    equals: (a, b) => a.length === b.length && a.every((id, at) => id === b[at]),
  });
  const error = (): string | undefined => {
    const fault = claims.fault();
    return fault && faultText(t(), fault);
  };
  const Request = (of: { readonly one: PlanHelp }): JSX.Element => (
    <AskedRequest of={of.one} replica={props.replica} name={props.name} claims={claims} />
  );
  return (
    <>
      <For each={sections()}>
        {(section) => <Show when={requests().get(section)}>{(one) => <Request one={one()} />}</Show>}
      </For>
      <ErrorText text={error()} />
    </>
  );
}
