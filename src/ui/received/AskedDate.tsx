import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { entityKey } from "#src/dossier/entity-id.ts";
import type { HelpClaim } from "#src/dossier/help-claim.ts";
import type { HelpDate } from "#src/dossier/help-dates.ts";
import { thanksOf } from "#src/dossier/help-thanks.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { Icon } from "#src/ui/kit/Icon.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { helpDateText, helpDayText } from "#src/ui/reading/help-words.ts";
import { useApp } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { AnyDayForm } from "./AnyDayForm.tsx";
import type { AskedProps } from "./asked-props.ts";
import { CalendarChoice } from "./CalendarChoice.tsx";
import { LeaveQuestion } from "./LeaveQuestion.tsx";

export type AskedDateProps = AskedProps & {
  readonly date: HelpDate;
  /** `off`: it was to come, and is not needed any more. */
  readonly past: "done" | "off" | undefined;
};

/** One date: still open, somebody else's, or one's own with what goes with it. */
export function AskedDate(props: AskedDateProps): JSX.Element {
  const { t, f } = useI18n();
  const app = useApp();
  const today = useToday();
  const [open, setOpen] = createSignal<"nothing" | "day" | "leave">("nothing");
  const fields = () => props.of.request.fields;
  const claimed = () => props.of.claims.get(props.date.on);
  const isMine = ({ ref }: Recorded<HelpClaim>): boolean => ref.author === props.replica.author;
  const held = (): Recorded<HelpClaim> | undefined => {
    const claim = claimed()?.holds;
    return claim && isMine(claim) ? claim : undefined;
  };
  const isLate = (): boolean => claimed()?.late.some(isMine) === true;
  const own = (): Recorded<HelpClaim> | undefined => held() ?? claimed()?.late.find(isMine);
  const waits = (): string | undefined => {
    if (own()?.unsettled !== true) return undefined;
    return app.connection() === "offline" ? t().help.asked.waits : t().holder.note.sending;
  };
  const day = (): string => helpDayText(t(), f(), props.date, today());
  const when = (): string => {
    const chosen = held()?.fields;
    if (chosen?.on === undefined) return helpDateText(t(), f(), fields().at, props.date, today());
    return helpDateText(t(), f(), chosen.at, { on: chosen.on, last: chosen.on }, today());
  };
  const thanks = () => {
    const claim = own();
    const said = claim && thanksOf(props.of.state).get(entityKey(claim.ref));
    return said && t().help.asked.thanked(props.name, t().help.thanks.words[said.fields.words]);
  };
  const take = async (chosen?: Pick<HelpClaim, "on" | "at">): Promise<boolean> => {
    const said = t().help.asked.said(chosen?.on === undefined ? day() : f().relativeDay(chosen.on));
    const done = await props.claims.take(props.of, props.date.on, chosen);
    if (!done) return false;
    setOpen("nothing");
    say({ text: said });
    return true;
  };
  const leave = async (): Promise<void> => {
    const undo = await props.claims.leave(props.of, props.date.on);
    if (!undo) return;
    setOpen("nothing");
    say({ text: t().help.asked.unableSaid, undo: { run: () => void undo() } });
  };
  return (
    <li class="roer-asked__date">
      <p class="roer-asked__day">{when()}</p>
      <Switch>
        <Match when={props.past}>
          {(past) => <p>{past() === "done" ? t().help.asked.did : t().help.asked.off}</p>}
        </Match>
        <Match when={held()}>
          <p class="roer-asked__mine">
            <Icon name="check" />
            {t().help.asked.yours}
          </p>
          <Show
            when={open() === "leave"}
            fallback={
              <div class="roer-asked__ways">
                <CalendarChoice of={props.of} date={props.date} claim={held()} name={props.name} />
                <Button kind="text" label={`${t().help.asked.unable}: ${when()}`} onClick={() => setOpen("leave")}>
                  {t().help.asked.unable}
                </Button>
              </div>
            }
          >
            <LeaveQuestion name={props.name} onLeave={() => void leave()} onStay={() => setOpen("nothing")} />
          </Show>
        </Match>
        <Match when={isLate()}>
          <p>{t().help.asked.late}</p>
          <div class="roer-buttons">
            <Button kind="text" label={`${t().help.asked.lateOff}: ${when()}`} onClick={() => void leave()}>
              {t().help.asked.lateOff}
            </Button>
          </div>
        </Match>
        <Match when={claimed()}>
          <p>{t().help.asked.taken}</p>
        </Match>
        <Match when={open() === "day"}>
          <AnyDayForm date={props.date} at={fields().at} onTake={take} onCancel={() => setOpen("nothing")} />
        </Match>
        <Match when={true}>
          <div class="roer-buttons">
            <Show
              when={fields().anyDay === true}
              fallback={
                <Button kind="quiet" onClick={() => void take()}>
                  {t().help.asked.take(day())}
                </Button>
              }
            >
              <Button kind="quiet" onClick={() => setOpen("day")}>
                {t().help.asked.takeAnyDay}
              </Button>
            </Show>
          </div>
        </Match>
      </Switch>
      <p role="status">{waits() ?? ""}</p>
      <Show when={thanks()}>{(text) => <p dir="auto">{text()}</p>}</Show>
    </li>
  );
}
