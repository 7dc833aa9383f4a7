import { useNavigate } from "@solidjs/router";
import { type JSX, Match, Switch } from "solid-js";
import { createKeyRequest, type RequestStep } from "./create-key-request.ts";
import { DigitsScreen } from "./DigitsScreen.tsx";
import { EnterCodeScreen } from "./EnterCodeScreen.tsx";
import { HowScreen } from "./HowScreen.tsx";
import { ReadyScreen } from "./ReadyScreen.tsx";
import { RefusedScreen } from "./RefusedScreen.tsx";
import { ScanScreen } from "./ScanScreen.tsx";
import { ShowMineScreen } from "./ShowMineScreen.tsx";
import { WaitScreen } from "./WaitScreen.tsx";
import { WhoScreen } from "./WhoScreen.tsx";

/** `/k`: from a code to a key. Opening a link brings one here and claims nothing. */
export default function ReceiveKeyPage(): JSX.Element {
  const navigate = useNavigate();
  const flow = createKeyRequest();
  const at = <T extends RequestStep["type"]>(type: T) => {
    const step = flow.step();
    return step.type === type ? (step as Extract<RequestStep, { type: T }>) : undefined;
  };
  const open = (): void => {
    const grant = flow.open();
    if (grant) navigate(`/gekregen/${grant}`, { replace: true });
  };

  return (
    <Switch>
      <Match when={at("how")}>
        <HowScreen flow={flow} />
      </Match>
      <Match when={at("link")}>
        <EnterCodeScreen flow={flow} form="link" />
      </Match>
      <Match when={at("typed")}>
        <EnterCodeScreen flow={flow} form="typed" />
      </Match>
      <Match when={at("scan")}>
        <ScanScreen flow={flow} />
      </Match>
      <Match when={at("who")}>
        <WhoScreen flow={flow} />
      </Match>
      <Match when={at("shown")}>{(step) => <ShowMineScreen flow={flow} fragment={step().fragment} />}</Match>
      <Match when={at("waiting")}>
        <WaitScreen flow={flow} />
      </Match>
      <Match when={at("digits")}>{(step) => <DigitsScreen flow={flow} digits={step().digits} />}</Match>
      <Match when={at("refused")}>
        <RefusedScreen flow={flow} />
      </Match>
      <Match when={at("ready")}>
        {(step) => <ReadyScreen until={step().until} reads={step().reads} onOpen={open} />}
      </Match>
    </Switch>
  );
}
