import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";
import { beginHolder } from "#src/operations/holder-session.ts";
import { KeyRequest, type RequestFault } from "#src/operations/request-key.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { Session } from "#src/operations/session.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { useApp } from "#src/ui/session/app-context.tsx";
import { forgetInviteCode, inviteCode } from "#src/ui/session/invite-link.ts";
import type { CodeForm } from "./request-fault-text.ts";
import { partsOf } from "./what-holder-may.ts";

export type Introduction = { readonly name: string; readonly role: string; readonly organisation: string };

/** The screens of receiving a key, in the order in which they come. */
export type RequestStep =
  | { readonly type: "how" }
  | { readonly type: "link" }
  | { readonly type: "typed" }
  | { readonly type: "scan" }
  | { readonly type: "who" }
  /** This screen shows the code; the other's phone scans it. */
  | { readonly type: "shown"; readonly fragment: string }
  | { readonly type: "waiting" }
  | { readonly type: "digits"; readonly digits: string }
  | { readonly type: "refused" }
  | { readonly type: "ready"; readonly grant: GrantId; readonly until: number | undefined; readonly reads: boolean };

export type KeyRequestFlow = {
  readonly step: Accessor<RequestStep>;
  readonly form: Accessor<CodeForm>;
  readonly fault: Accessor<RequestFault | undefined>;
  readonly busy: Accessor<boolean>;
  /** Who this device said it was, the last time. */
  readonly known: Accessor<Introduction | undefined>;
  readonly go: (step: "how" | "link" | "typed" | "scan") => void;
  /** Takes a code in whatever form; nothing goes out. */
  readonly useCode: (text: string, form: CodeForm) => Promise<void>;
  readonly showMine: () => Promise<void>;
  /** The claim: a name was typed and a button was pressed. */
  readonly ask: (who: Introduction) => Promise<void>;
  /** After a line that broke: waits on for the same key. */
  readonly waitOn: () => Promise<void>;
  /** Not any more: back to the ways to get a key. */
  readonly cancel: () => void;
  /** The received key becomes what this device shows; its grant. */
  readonly open: () => GrantId | undefined;
};

export function createKeyRequest(): KeyRequestFlow {
  const app = useApp();
  const [step, setStep] = createSignal<RequestStep>({ type: "how" });
  const [form, setForm] = createSignal<CodeForm>("link");
  const [fault, setFault] = createSignal<RequestFault>();
  const [busy, setBusy] = createSignal(false);
  const [known, setKnown] = createSignal<Introduction>();
  let session: Session | undefined;
  let request: KeyRequest | undefined;
  let received: Replica | undefined;
  let gone = new AbortController();

  /** What is open on this device takes the key; a device with nothing holds it in memory until a pincode is chosen. */
  const place = async (): Promise<Session> => {
    const state = app.state();
    if (state.type === "open") session = state.session;
    session ??= await beginHolder(app.passingPorts());
    setKnown(session.profile.introduction);
    return session;
  };

  const restart = (): AbortSignal => {
    gone.abort();
    gone = new AbortController();
    setFault(undefined);
    return gone.signal;
  };

  const go: KeyRequestFlow["go"] = (next) => {
    restart();
    request = undefined;
    setStep({ type: next });
  };

  const useCode = async (text: string, came: CodeForm): Promise<void> => {
    const signal = restart();
    setForm(came);
    const made = await KeyRequest.fromCode(await place(), text);
    if (signal.aborted) return;
    if (!made.ok) return void setFault(made.error);
    request = made.value;
    setStep({ type: "who" });
  };

  const showMine = async (): Promise<void> => {
    const signal = restart();
    setForm("shown");
    const made = await KeyRequest.toShow(await place());
    if (signal.aborted) return;
    if (!made.ok) return void setFault(made.error);
    request = made.value;
    setStep({ type: "who" });
  };

  const introduce = async (at: Session, who: Introduction): Promise<void> => {
    const change = at.store.change();
    at.saveProfile(change, { ...at.profile, introduction: { ...who } });
    // Only spares typing next time: the key does not wait for it, and goes on without it.
    await at.store.commit(change);
  };

  const waitForKey = async (asked: KeyRequest, signal: AbortSignal): Promise<void> => {
    const key = await asked.waitForKey(signal);
    if (signal.aborted) return;
    if (key.ok) {
      received = key.value;
      const { ref, record } = key.value;
      setStep({
        type: "ready",
        grant: ref.grant,
        until: record.until,
        reads: partsOf(key.value).some(({ reads }) => reads),
      });
      return;
    }
    if (key.error.type === "code-old") setStep({ type: "refused" });
    else setFault(key.error);
  };

  const waitForDigits = async (asked: KeyRequest, signal: AbortSignal): Promise<void> => {
    const digits = await asked.waitForDigits(signal);
    if (signal.aborted) return;
    if (digits.ok) {
      setStep({ type: "digits", digits: digits.value });
      return waitForKey(asked, signal);
    }
    if (digits.error.type === "code-old") setStep({ type: "refused" });
    else setFault(digits.error);
  };

  const ask = async (who: Introduction): Promise<void> => {
    const asked = request;
    if (!asked || !session || busy()) return;
    const signal = restart();
    await introduce(session, who);
    setKnown(who);
    if (asked.fragment !== undefined) setStep({ type: "shown", fragment: asked.fragment });
    else setBusy(true);
    const claimed = await asked.claim(who, signal);
    setBusy(false);
    if (signal.aborted) return;
    if (!claimed.ok) return void setFault(claimed.error);
    setStep({ type: "waiting" });
    await waitForDigits(asked, signal);
  };

  const waitOn = async (): Promise<void> => {
    const asked = request;
    if (!asked) return;
    const signal = restart();
    await (step().type === "digits" ? waitForKey(asked, signal) : waitForDigits(asked, signal));
  };

  const open = (): GrantId | undefined => {
    if (!received || !session) return undefined;
    if (app.state().type !== "open") app.open(session);
    return received.ref.grant;
  };

  createEffect(() => {
    const code = inviteCode();
    if (code === undefined) return;
    forgetInviteCode();
    void useCode(code, "link");
  });
  onCleanup(() => {
    gone.abort();
    // Somebody who leaves by the browser's own Back keeps the key that was given.
    open();
  });

  return { step, form, fault, busy, known, go, useCode, showMine, ask, waitOn, cancel: () => go("how"), open };
}
