import { type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import type { Network } from "./create-network.ts";
import { gapsOf } from "./network-gaps.ts";

/** What nobody does yet, said kindly: a question, not a lack of the person. */
export function NetworkGaps(props: { readonly network: Network }): JSX.Element {
  const { t, f } = useI18n();
  const gaps = () => gapsOf(props.network.members()).map((one) => t().people.gaps[one]);
  return (
    <Show when={gaps().length > 0}>
      <Notice icon="people" text={t().people.gaps.text(f().list(gaps()))}>
        <LinkButton kind="text" href="/buurt">
          {t().neighbourhood.topicLink}
        </LinkButton>
      </Notice>
    </Show>
  );
}
