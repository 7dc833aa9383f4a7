import { createSignal, type JSX, onCleanup, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useSession } from "#src/ui/session/app-context.tsx";
import type { SectionId } from "#src/protocol/ids.ts";
import { begin, goOn, minutesPassed, pause, PLANNED_MINUTES, type TalkTime } from "./talk-time.ts";

/** One talk at a time, from step to step; it is gone with the page, and no record knows of it. */
const [talk, setTalk] = createSignal<{ readonly section: SectionId; readonly time: TalkTime }>();

/** Minutes are told in words; a change within one would only be looked at. */
const LOOK_AGAIN = 5_000;

/** Off until asked. Then it says how long the talk goes on, without sound or movement, and can be paused. */
export function TalkTimer(props: { readonly section: SectionId }): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const [now, setNow] = createSignal(session().now());
  const look = setInterval(() => setNow(session().now()), LOOK_AGAIN);
  onCleanup(() => clearInterval(look));

  const time = (): TalkTime | undefined => {
    const running = talk();
    return running?.section === props.section ? running.time : undefined;
  };
  const set = (next: TalkTime | undefined): void => {
    setNow(session().now());
    setTalk(next && { section: props.section, time: next });
  };
  const minutes = (of: TalkTime): number => minutesPassed(of, now());
  const words = (of: TalkTime): string => {
    const running = minutes(of) === 0 ? t().caseSheet.timer.begun : t().caseSheet.timer.running(minutes(of));
    return of.since === undefined ? `${running} ${t().caseSheet.timer.paused}` : running;
  };
  return (
    <Show
      when={time()}
      fallback={
        <div class="roer-buttons roer-print-hidden">
          <Button kind="text" icon="clock" onClick={() => set(begin(session().now()))}>
            {t().caseSheet.timer.on}
          </Button>
        </div>
      }
    >
      {(running) => (
        <div class="roer-case-time roer-print-hidden">
          <p role="timer">{words(running())}</p>
          <Show when={minutes(running()) >= PLANNED_MINUTES}>
            <p>{t().caseSheet.timer.over}</p>
          </Show>
          <div class="roer-buttons">
            <Button
              kind="text"
              onClick={() =>
                set(
                  running().since === undefined ? goOn(running(), session().now()) : pause(running(), session().now()),
                )
              }
            >
              {running().since === undefined ? t().caseSheet.timer.goOn : t().caseSheet.timer.pause}
            </Button>
            <Button kind="text" onClick={() => set(undefined)}>
              {t().caseSheet.timer.off}
            </Button>
          </div>
        </div>
      )}
    </Show>
  );
}
