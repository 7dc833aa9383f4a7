import { createMemo, For, type JSX } from "solid-js";
import { HELP_KINDS, type HelpKind } from "#src/dossier/help-request.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { HELP_ICONS } from "#src/ui/reading/help-words.ts";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { HELP } from "./new-help-steps.ts";
import type { StepProps } from "./step-props.ts";
import { helpers, offers } from "./whom.ts";

/** What for: a few ready words, each with who said they are happy to do it. */
export function WhatStep(props: StepProps): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const people = createMemo(() => helpers(dossier(), session().now()));
  const offered = (what: HelpKind): string | undefined => {
    const names = people().flatMap((one) => (offers(one, what) ? [one.name] : []));
    if (names.length === 0) return undefined;
    return names.length === 1 ? t().help.what.offers(names[0] ?? "") : t().help.what.offersMore(f().list(names));
  };
  const choose = (what: HelpKind): void => {
    props.help.change("what", what);
    props.to(what === "other" ? "woorden" : "wanneer");
  };
  return (
    <Page title={t().help.what.title} heading={t().help.what.heading} back={HELP}>
      <div class="roer-choices">
        <For each={HELP_KINDS}>
          {(what) => (
            <ChoiceRow
              icon={HELP_ICONS[what]}
              label={t().help.kinds[what]}
              hint={offered(what)}
              go={() => choose(what)}
            />
          )}
        </For>
      </div>
    </Page>
  );
}
