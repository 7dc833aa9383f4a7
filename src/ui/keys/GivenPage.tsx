import { type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useGiveKey } from "./use-give-key.ts";

export function GivenPage(): JSX.Element {
  const { t, f } = useI18n();
  const { give, offering } = useGiveKey();
  const given = () => {
    const state = offering.state();
    return state.type === "given" ? state : undefined;
  };
  return (
    <Show when={given()}>
      {(key) => (
        <Page
          title={t().keys.given.title}
          heading={<bdi>{t().keys.given.heading(key().name)}</bdi>}
          lead={t().keys.given.text(f().lastDay(key().until))}
          actions={
            // Who takes somebody's place: the old key is still to be stopped.
            <Show when={give.replaces()} fallback={<LinkButton href="/sleutels">{t().keys.given.done}</LinkButton>}>
              {(old) => <LinkButton href={`/sleutels/${old()}/vervang`}>{t().kit.next}</LinkButton>}
            </Show>
          }
        />
      )}
    </Show>
  );
}
