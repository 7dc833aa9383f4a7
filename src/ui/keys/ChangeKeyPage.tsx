import { useNavigate } from "@solidjs/router";
import { type Accessor, createSignal, type JSX, Show } from "solid-js";
import type { Mode } from "#src/dossier/acting.ts";
import { representsOf } from "#src/grants/representation-scope.ts";
import type { DateChoice } from "#src/grants/window.ts";
import { setMode } from "#src/operations/acting-records.ts";
import type { KeyChange } from "#src/operations/change-key.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { passesOn } from "#src/grants/ledger.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { createKeyChange } from "./create-key-change.ts";
import { choiceFaultText, offerFaultText } from "#src/ui/session/key-fault-text.ts";
import { KeyDateChoice } from "./KeyDateChoice.tsx";
import { KeyScreen } from "./KeyScreen.tsx";
import { KeyTicks } from "./KeyTicks.tsx";
import { choiceOf, type OwnTicks, ticksOf } from "./own-ticks.ts";
import type { OwnKey } from "./own-keys.ts";
import { ModeChoice } from "./ModeChoice.tsx";
import { planParts } from "./plan-parts.ts";
import { inScope } from "./scope-parts.ts";

/** "Verander": other parts, other rights or another last day for the same key, without a new code. */
export default function ChangeKeyPage(): JSX.Element {
  return <KeyScreen>{(key) => <Change of={key} />}</KeyScreen>;
}

function Change(props: { readonly of: Accessor<OwnKey> }): JSX.Element {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const change = createKeyChange();
  const [touched, setTouched] = createSignal<OwnTicks>();
  const [date, setDate] = createSignal<DateChoice>();
  const [mode, setChosenMode] = createSignal<Mode>();
  const [full, setFull] = createSignal(false);
  const [pressed, setPressed] = createSignal(false);
  const represents = () => representsOf(props.of().entry);
  const address = () => `/sleutels/${props.of().grant}`;
  const ticks = (): OwnTicks => touched() ?? ticksOf({ ...props.of().contents, passOn: passesOn(props.of().entry) });
  // The date is chosen apart: without one it stays.
  const choice = () => choiceOf(ticks(), planParts(dossier()), date() ?? { type: "today" });
  /** What a child's key opens is the child's own, and is not chosen. */
  const isChilds = (): boolean => props.of().entry.circle === "child";
  /** What was added by hand beside what the key is about is read, and nothing is decided there for the resident. */
  const represented = (sections: readonly SectionId[]): Pick<KeyChange, "represented"> => {
    const acts = represents();
    if (!acts) return {};
    const about = [...acts.sections, ...inScope(t(), dossier(), acts.scope)];
    return { represented: sections.filter((section) => about.includes(section)) };
  };
  const chosenParts = (): KeyChange | undefined => {
    if (isChilds()) return {};
    const made = choice();
    if (!made.ok) return undefined;
    const { sections, domain, passOn } = made.value;
    return { sections, domain, passOn: passOn === true, ...represented(sections) };
  };
  const rightsError = (): string | undefined => {
    const made = choice();
    return pressed() && !made.ok ? choiceFaultText(t(), made.error) : undefined;
  };
  const error = (): string | undefined => {
    if (full()) return t().errors.storageFull;
    const fault = change.fault();
    if (fault?.type === "offline") return t().handover.change.offline;
    return fault && offerFaultText(t(), fault);
  };
  const sayMode = async (): Promise<boolean> => {
    const chosen = mode();
    if (chosen === undefined || chosen === represents()?.mode) return true;
    const said = await setMode(session(), dossier(), props.of().grant, chosen);
    setFull(!said.ok);
    if (said.ok) app.wake();
    return said.ok;
  };
  const save = async (): Promise<void> => {
    setPressed(true);
    const parts = chosenParts();
    if (!parts) return;
    const until = date();
    const wish = { ...parts, ...(until ? { until } : {}) };
    // How they decide is said at once, also where the rest needs the internet and has to wait for it.
    if (!(await sayMode())) return;
    const isRest = touched() !== undefined || until !== undefined || represents() === undefined;
    if (isRest && !(await change.change(props.of().grant, wish))) return;
    say({ text: t().handover.change.saved(props.of().entry.name) }, "next");
    navigate(address());
  };
  return (
    <Page
      title={t().handover.change.title}
      heading={<bdi>{t().handover.change.heading(props.of().entry.name)}</bdi>}
      lead={t().keys.check.until(f().lastDay(props.of().entry.until))}
      back={address()}
      actions={
        <>
          <ErrorText text={error()} />
          <Button busy={change.busy()} onClick={() => void save()}>
            {t().kit.save}
          </Button>
        </>
      }
    >
      <Show when={represents()}>{(acts) => <ModeChoice value={mode() ?? acts().mode} onChange={setChosenMode} />}</Show>
      <Show when={!isChilds()}>
        <KeyTicks
          ticks={ticks()}
          onChange={setTouched}
          partsHint={t().handover.change.partsHint}
          error={rightsError()}
        />
      </Show>
      <Fold label={t().handover.change.until}>
        <KeyDateChoice value={date()} onChange={setDate} />
      </Fold>
    </Page>
  );
}
