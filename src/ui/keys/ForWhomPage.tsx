import { useNavigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import type { Relation } from "#src/grants/presets.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { giveStep } from "./give-steps.ts";
import { useGiveKey } from "./use-give-key.ts";

export function ForWhomPage(): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { give } = useGiveKey();
  const choose = (relation: Relation): void => {
    give.chooseRelation(relation);
    navigate(giveStep("wat"));
  };
  return (
    <Page title={t().keys.who.title} heading={t().keys.who.heading} back="/sleutels">
      <div class="roer-choices">
        <ChoiceRow
          icon="person"
          label={t().keys.who.worker}
          hint={t().keys.who.workerHint}
          go={() => choose("worker")}
        />
        <ChoiceRow
          icon="people"
          label={t().keys.who.known}
          hint={t().keys.who.knownHint}
          go={() => choose("somebody-i-know")}
        />
      </div>
    </Page>
  );
}
