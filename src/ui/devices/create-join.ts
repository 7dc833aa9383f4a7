import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { type JoinFault, JoinRequest } from "#src/operations/join-dossier.ts";
import { useApp } from "#src/ui/session/app-context.tsx";
import { newPinFault, type PinFault, pinSentence, secondPinFault } from "#src/ui/session/choose-pin.ts";
import { forgetInviteCode, inviteCode } from "#src/ui/session/invite-link.ts";
import { joinFaultText } from "./link-fault-text.ts";
import { suggestName } from "./suggest-name.ts";

export type JoinStep =
  | { readonly type: "how" | "scan" | "typed" | "name" | "waiting" | "refused" | "pin" | "again" | "settle" | "done" }
  | { readonly type: "digits"; readonly digits: string };

export type Join = {
  readonly step: Accessor<JoinStep>;
  readonly go: (step: "how" | "scan" | "typed" | "pin") => void;
  readonly error: Accessor<string | undefined>;
  readonly busy: Accessor<boolean>;
  readonly useCode: (text: string, typed: boolean) => void;
  readonly name: Accessor<string>;
  readonly setName: (text: string) => void;
  /** The claim: a name stands there and a button was pressed. */
  readonly ask: () => Promise<void>;
  /** After a line that broke: waits on for the same. */
  readonly waitOn: () => Promise<void>;
  readonly pin: Accessor<string>;
  readonly setPin: (digits: string) => void;
  readonly again: Accessor<string>;
  readonly setAgain: (digits: string) => void;
  readonly submitPin: () => void;
  readonly settle: () => Promise<void>;
};

type Complaint = JoinFault | PinFault | { readonly type: "name-missing" };

const isHopeless = (fault: JoinFault): boolean =>
  fault.type === "link-incomplete" ||
  (fault.type === "refused" && (fault.problem === "revoked" || fault.problem === "unauthenticated"));

/** On a device that is to be one of the resident's: from the other's code to everything being here. */
export function createJoin(t: Accessor<Catalogue>): Join {
  const app = useApp();
  const [step, setStep] = createSignal<JoinStep>({ type: "how" });
  const [complaint, setComplaint] = createSignal<Complaint>();
  const [typedCode, setTypedCode] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [name, setName] = createSignal(suggestName(t(), navigator));
  const [pin, setPin] = createSignal("");
  const [again, setAgain] = createSignal("");
  let request: JoinRequest | undefined;
  let gone = new AbortController();

  const restart = (): AbortSignal => {
    gone.abort();
    gone = new AbortController();
    setComplaint(undefined);
    setBusy(false);
    return gone.signal;
  };
  onCleanup(() => gone.abort());

  const go: Join["go"] = (next) => {
    restart();
    if (next !== "pin") request = undefined;
    setStep({ type: next });
  };
  const typing =
    (set: (text: string) => void) =>
    (text: string): void => {
      set(text);
      setComplaint(undefined);
    };

  const useCode = (text: string, typed: boolean): void => {
    restart();
    setTypedCode(typed);
    const made = JoinRequest.fromCode(app.ports, text);
    if (!made.ok) return void setComplaint(made.error);
    request = made.value;
    setStep({ type: "name" });
  };

  /** Keys of others are here and open: their pincode opens the plan too. */
  const holding = () => {
    const state = app.state();
    return state.type === "open" ? state.session : undefined;
  };

  const refuse = (fault: JoinFault): void => {
    if (fault.type === "code-old") setStep({ type: "refused" });
    else setComplaint(fault);
  };
  const waitForLink = async (asked: JoinRequest, signal: AbortSignal): Promise<void> => {
    const linked = await asked.waitForLink(signal);
    if (signal.aborted) return;
    if (!linked.ok) return refuse(linked.error);
    if (holding() === undefined) return void setStep({ type: "pin" });
    setStep({ type: "settle" });
    await settle();
  };
  const waitForDigits = async (asked: JoinRequest, signal: AbortSignal): Promise<void> => {
    const digits = await asked.waitForDigits(signal);
    if (signal.aborted) return;
    if (!digits.ok) return refuse(digits.error);
    setStep({ type: "digits", digits: digits.value });
    await waitForLink(asked, signal);
  };
  const ask = async (): Promise<void> => {
    const asked = request;
    const called = name().trim();
    if (!asked || busy()) return;
    if (called === "") return void setComplaint({ type: "name-missing" });
    const signal = restart();
    setBusy(true);
    const claimed = await asked.claim(called, signal);
    if (signal.aborted) return;
    setBusy(false);
    if (!claimed.ok) return void setComplaint(claimed.error);
    setStep({ type: "waiting" });
    await waitForDigits(asked, signal);
  };
  const waitOn = async (): Promise<void> => {
    if (!request) return;
    const signal = restart();
    await (step().type === "digits" ? waitForLink(request, signal) : waitForDigits(request, signal));
  };

  const settle = async (): Promise<void> => {
    if (!request || busy()) return;
    const session = holding();
    const wrong = session ? undefined : secondPinFault(pin(), again());
    if (wrong) return void setComplaint(wrong);
    setComplaint(undefined);
    setBusy(true);
    const settled = await request.settle(session ? { session } : { pin: pin() });
    setBusy(false);
    if (!settled.ok) {
      // Linked and taken away again, or not wholly linked: trying once more changes nothing.
      if (isHopeless(settled.error)) setStep({ type: "refused" });
      setComplaint(settled.error);
      return;
    }
    request = undefined;
    setPin("");
    setAgain("");
    setStep({ type: "done" });
    if (session) app.wake();
    else app.open(settled.value);
  };

  createEffect(() => {
    const code = inviteCode();
    if (code === undefined) return;
    forgetInviteCode();
    useCode(code, false);
  });

  return {
    step,
    go,
    error: () => {
      const now = complaint();
      if (!now) return undefined;
      switch (now.type) {
        case "name-missing":
          return t().devices.detail.missing;
        case "pin-incomplete":
        case "pin-easy":
        case "pins-differ":
          return pinSentence(t(), now);
        default:
          return joinFaultText(t(), now, typedCode());
      }
    },
    busy,
    useCode,
    name,
    setName: typing(setName),
    ask,
    waitOn,
    pin,
    setPin: typing(setPin),
    again,
    setAgain: typing(setAgain),
    submitPin: () => {
      const wrong = newPinFault(pin());
      if (wrong) return void setComplaint(wrong);
      setComplaint(undefined);
      setStep({ type: "again" });
    },
    settle,
  };
}
