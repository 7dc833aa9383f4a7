import { useLocation, useNavigate, useSearchParams } from "@solidjs/router";
import { type Component, createEffect, createMemo, type JSX, on } from "solid-js";
import { Dynamic } from "solid-js/web";
import { readLedger } from "#src/grants/ledger.ts";
import { parseScope } from "#src/grants/representation-scope.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { parseId16 } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { childKeyPlan } from "#src/operations/give-child-key.ts";
import { AboutWhatPage } from "./AboutWhatPage.tsx";
import { childOf } from "./child-of.ts";
import { CheckPage } from "./CheckPage.tsx";
import { ChooseOwnPage } from "./ChooseOwnPage.tsx";
import { DigitsPage } from "./DigitsPage.tsx";
import { ForWhomPage } from "./ForWhomPage.tsx";
import { GivenPage } from "./GivenPage.tsx";
import { GIVE, type GiveStep, giveStep, stepAfter, stepAt } from "./give-steps.ts";
import { PreviewPage } from "./PreviewPage.tsx";
import { inScope } from "./scope-parts.ts";
import { ScanScreenPage } from "./ScanScreenPage.tsx";
import { SendLinkPage } from "./SendLinkPage.tsx";
import { SheetFirstPage } from "./SheetFirstPage.tsx";
import { ShowCodePage } from "./ShowCodePage.tsx";
import { TogetherPage } from "./TogetherPage.tsx";
import { TypedCodePage } from "./TypedCodePage.tsx";
import { UntilPage } from "./UntilPage.tsx";
import { useGiveKey } from "./use-give-key.ts";
import { WhatPage } from "./WhatPage.tsx";

const SCREENS: Readonly<Record<GiveStep, Component>> = {
  herstelblad: SheetFirstPage,
  "voor-wie": ForWhomPage,
  waarover: AboutWhatPage,
  samen: TogetherPage,
  wat: WhatPage,
  "zelf-kiezen": ChooseOwnPage,
  "tot-wanneer": UntilPage,
  "klopt-dit": CheckPage,
  "wat-de-ander-ziet": PreviewPage,
  "laat-zien": ShowCodePage,
  link: SendLinkPage,
  tekst: TypedCodePage,
  scan: ScanScreenPage,
  cijfers: DigitsPage,
  klaar: GivenPage,
};

/**
 * Giving a key, one question a screen. `/sleutels/nieuw?doel=<section>` starts anew from a goal; `?wie=bekende` for
 * somebody one knows, who is to be asked for help; `?kind=<member>` a child's own key; `?namens=<scope>` for somebody who
 * decides for the resident.
 */
export default function GiveKeyPage(): JSX.Element {
  const location = useLocation();
  const navigate = useNavigate();
  const [search] = useSearchParams<{ doel: string; wie: string; kind: string; namens: string }>();
  const dossier = useOwnDossier();
  const { t } = useI18n();
  const { give, offering } = useGiveKey();

  const firstStep = (): GiveStep => {
    const replica = dossier();
    const ledger = replica.shown(replica.only("ledger").id);
    const first = !ledger || readLedger(ledger).grants.size === 0;
    return first && !replica.record.sheetChecked ? "herstelblad" : "voor-wie";
  };
  // Asked once for each address: what happens on a screen moves it on by an effect, never by this.
  const step = createMemo(
    on(
      () => location.pathname,
      (path) => {
        if (path === GIVE || path === `${GIVE}/`) {
          give.begin(search.doel === undefined ? undefined : parseId16<SectionId>(search.doel));
          const child = childOf(dossier(), search.kind);
          if (child) {
            give.fix(childKeyPlan(child));
            return "klopt-dit";
          }
          if (search.namens !== undefined) {
            give.chooseRelation("representative");
            const scope = parseScope(search.namens);
            if (scope) give.chooseScope(scope, inScope(t(), dossier(), scope));
            return firstStep() === "voor-wie" ? "waarover" : "herstelblad";
          }
          if (search.wie !== "bekende") return firstStep();
          give.chooseRelation("somebody-i-know");
          return firstStep() === "voor-wie" ? "wat" : "herstelblad";
        }
        const plan = give.plan();
        return stepAt(path, {
          chosenWho: give.relation() !== undefined,
          scopeOpen: give.relation() === "representative" && give.represents() === undefined,
          planned: plan !== undefined,
          offer: offering.state().type,
        });
      },
    ),
  );
  createEffect(() => {
    const next = stepAfter(step(), offering.state().type);
    if (location.pathname !== giveStep(next)) navigate(giveStep(next), { replace: true });
  });
  return <Dynamic component={SCREENS[step()]} />;
}
