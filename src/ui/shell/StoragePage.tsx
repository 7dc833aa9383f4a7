import { createSignal, type JSX, onMount, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { askPersistence, estimate } from "#src/storage/persist.ts";

type Kept = "asking" | "kept" | "not-kept" | "denied";

/** What the browser promises about this device's store. It stands in the shell, which alone may look at storage. */
export default function StoragePage(): JSX.Element {
  const { t, f } = useI18n();
  const [used, setUsed] = createSignal<number>();
  const [kept, setKept] = createSignal<Kept>("asking");
  const texts = () => t().settings.storage;

  const look = async (): Promise<void> => {
    setUsed((await estimate())?.usage);
    setKept((await navigator.storage?.persisted?.()) ? "kept" : "not-kept");
  };
  onMount(() => void look());
  const ask = async (): Promise<void> => {
    setKept((await askPersistence()) === "granted" ? "kept" : "denied");
  };
  const usedText = (): string => {
    const size = used();
    return size === undefined ? texts().waiting : texts().used(f().size(size));
  };
  const keptText = (): string => {
    switch (kept()) {
      case "asking":
        return "";
      case "kept":
        return texts().kept;
      case "not-kept":
        return texts().notKept;
      case "denied":
        return texts().denied;
    }
  };
  return (
    <Page
      title={texts().title}
      heading={texts().heading}
      back="/meer/instellingen"
      actions={
        <Show
          when={kept() === "not-kept"}
          fallback={<LinkButton href="/meer/instellingen">{t().settings.done}</LinkButton>}
        >
          <Button onClick={() => void ask()}>{texts().ask}</Button>
        </Show>
      }
    >
      <p>{usedText()}</p>
      <p role="status">{keptText()}</p>
    </Page>
  );
}
