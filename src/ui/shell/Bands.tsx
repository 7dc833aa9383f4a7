import { useNavigate } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import { isTrial } from "#src/i18n/catalogue.ts";
import { Band, type BandProps } from "#src/ui/kit/Band.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useApp, usePractice } from "#src/ui/session/app-context.tsx";
import { inviteCode } from "#src/ui/session/invite-link.ts";
import { say } from "#src/ui/session/toast.ts";
import { isChatBrowser, isEntrance, linkToHere } from "./chat-browser.ts";
import { createNearlyFull } from "./create-room.ts";
import { createTrouble, type Trouble } from "./create-trouble.ts";
import type { Updates } from "./create-updates.ts";

/** The screens that the bands lead to say it themselves. */
const ENDED = "/meer/dit-apparaat";
const ASKED = "/meer/bewaarders/vraag";
const CLOCK = "/meer/klok";
const STORAGE = "/meer/opslag";

/** One band at most: trouble before an update, and nothing of either when all is well. */
export function Bands(props: { readonly updates: Updates; readonly path: string }): JSX.Element {
  const app = useApp();
  const { t, locale } = useI18n();
  const navigate = useNavigate();
  const trouble = createTrouble();
  const practice = usePractice();
  const nearlyFull = createNearlyFull();

  const troubleBand = (what: Trouble): BandProps | undefined => {
    switch (what) {
      case "ended":
        return props.path === ENDED
          ? undefined
          : {
              kind: "trouble",
              text: t().shell.trouble.ended,
              action: { label: t().shell.trouble.endedAction, run: () => navigate(ENDED) },
            };
      case "asked":
        return props.path === ASKED
          ? undefined
          : {
              kind: "trouble",
              text: t().guardians.asking.band,
              action: { label: t().guardians.asking.look, run: () => navigate(ASKED) },
            };
      case "forked":
        return { kind: "trouble", text: t().errors.forked };
      case "clock":
        return {
          kind: "trouble",
          text: t().errors.clock,
          action:
            props.path === CLOCK ? undefined : { label: t().shell.trouble.clockAction, run: () => navigate(CLOCK) },
        };
      case "relay":
        return { kind: "offline", text: t().errors.relay };
      case "offline":
        return { kind: "offline", text: t().errors.offline };
    }
  };
  /** The screen that uses the code forgets it at once; the link to take along needs it still. */
  const opened = createMemo<string | undefined>((before) => inviteCode() ?? before);
  const copyLink = async (): Promise<void> => {
    const link = linkToHere(app.origin, props.path, opened());
    try {
      await navigator.clipboard.writeText(link);
      say({ text: t().shell.chatBrowser.copied });
    } catch {
      say({ text: t().shell.chatBrowser.notCopied });
    }
  };
  const stopPractice = (): void => {
    app.lock();
    navigate("/");
  };
  const band = createMemo((): BandProps | undefined => {
    if (practice())
      return {
        kind: "example",
        text: t().shell.example.band,
        action: { label: t().shell.example.stop, run: stopPractice },
      };
    const what = trouble();
    const shown = what && troubleBand(what);
    if (shown) return shown;
    if (nearlyFull() && props.path !== STORAGE)
      return {
        kind: "trouble",
        text: t().backup.room.full,
        action: { label: t().backup.room.look, run: () => navigate(STORAGE) },
      };
    if (isEntrance(props.path) && isChatBrowser(navigator.userAgent))
      return {
        kind: "example",
        text: t().shell.chatBrowser.text,
        action: { label: t().shell.chatBrowser.copy, run: () => void copyLink() },
      };
    if (props.updates.ready())
      return {
        kind: "update",
        text: t().shell.update.text,
        action: { label: t().shell.update.action, run: props.updates.apply },
      };
    return isTrial(locale()) ? { kind: "trial", text: `${t().shell.trial.band} ${t().shell.trial.rest}` } : undefined;
  });
  return (
    <Show when={band()}>{(shown) => <Band kind={shown().kind} text={shown().text} action={shown().action} />}</Show>
  );
}
