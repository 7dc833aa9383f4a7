import { useLocation, useNavigate } from "@solidjs/router";
import { createMemo, type JSX, Match, Switch } from "solid-js";
import { CheckStep } from "./CheckStep.tsx";
import { createNewHelp } from "./create-new-help.ts";
import { DayStep } from "./DayStep.tsx";
import { type HelpStep, helpStep, helpStepAt } from "./new-help-steps.ts";
import { WhatStep } from "./WhatStep.tsx";
import { WhomStep } from "./WhomStep.tsx";
import { WordsStep } from "./WordsStep.tsx";

/** Asking for help, one question a screen. One component for all of them, which keeps what was answered. */
export default function NewHelpPage(): JSX.Element {
  const location = useLocation();
  const navigate = useNavigate();
  const help = createNewHelp();
  const step = createMemo(() => helpStepAt(location.pathname, help.progress()));
  const to = (next: HelpStep): void => navigate(helpStep(next));
  return (
    <Switch>
      <Match when={step() === "wat"}>
        <WhatStep help={help} to={to} />
      </Match>
      <Match when={step() === "woorden"}>
        <WordsStep help={help} to={to} />
      </Match>
      <Match when={step() === "wanneer"}>
        <DayStep help={help} to={to} />
      </Match>
      <Match when={step() === "wie"}>
        <WhomStep help={help} to={to} />
      </Match>
      <Match when={step() === "klopt-dit"}>
        <CheckStep help={help} to={to} />
      </Match>
    </Switch>
  );
}
