import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import type { Relation } from "#src/grants/presets.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { AlonePage } from "./AlonePage.tsx";
import { giveStep } from "./give-steps.ts";
import { useGiveKey } from "./use-give-key.ts";

export function ForWhomPage(): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { give } = useGiveKey();
  const dossier = useOwnDossier();
  const writer = createWriter();
  const session = useSession();
  const [alone, setAlone] = createSignal(false);
  /** In safety mode: a key is easily given while somebody stands beside one. */
  const asksAlone = (): boolean => session().profile.safetyMode === true && !alone();
  const choose = async (relation: Relation): Promise<void> => {
    // The family's plan is shared as it comes to be: nothing need stand in it.
    if (relation === "family" && dossier().ofKind("family").length === 0 && !(await writer.writeIn("family"))) return;
    give.chooseRelation(relation);
    navigate(giveStep(relation === "representative" ? "waarover" : "wat"));
  };
  return (
    <Show when={!asksAlone()} fallback={<AlonePage onYes={() => setAlone(true)} />}>
      <Page title={t().keys.who.title} heading={t().keys.who.heading} back="/sleutels">
        <div class="roer-choices">
          <ChoiceRow
            icon="person"
            label={t().keys.who.worker}
            hint={t().keys.who.workerHint}
            go={() => void choose("worker")}
          />
          <ChoiceRow
            icon="people"
            label={t().keys.who.known}
            hint={t().keys.who.knownHint}
            go={() => void choose("somebody-i-know")}
          />
          <ChoiceRow
            icon="home"
            label={t().family.key.who}
            hint={t().family.key.whoHint}
            go={() => void choose("family")}
          />
          <ChoiceRow
            icon="hand"
            label={t().represent.who}
            hint={t().represent.whoHint}
            go={() => void choose("representative")}
          />
        </div>
      </Page>
    </Show>
  );
}
