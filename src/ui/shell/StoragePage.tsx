import { createSignal, type JSX, onMount, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useSession } from "#src/ui/session/app-context.tsx";
import { askPersistence, estimate, isNearlyFull } from "#src/storage/persist.ts";

const PLENTY = 1024 ** 3;

type Room = { readonly usage: number; readonly quota: number };
type Kept = "asking" | "kept" | "not-kept" | "denied";

/** What the browser promises about this device's store. It stands in the shell, which alone may look at storage. */
export default function StoragePage(): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const [room, setRoom] = createSignal<Room>();
  const [kept, setKept] = createSignal<Kept>("asking");
  const texts = () => t().settings.storage;

  const look = async (): Promise<void> => {
    setRoom(await estimate());
    setKept((await navigator.storage?.persisted?.()) ? "kept" : "not-kept");
  };
  onMount(() => void look());
  const ask = async (): Promise<void> => {
    setKept((await askPersistence()) === "granted" ? "kept" : "denied");
  };
  const usedText = (): string => {
    const now = room();
    if (now === undefined) return texts().waiting;
    const left = Math.max(0, now.quota - now.usage);
    // A browser rounds it, and nobody pictures thousands of megabytes.
    const rest = left > PLENTY ? t().backup.room.plenty : t().backup.room.left(f().size(left));
    return `${texts().used(f().size(now.usage))} ${rest}`;
  };
  const nearly = (): boolean => {
    const now = room();
    return now !== undefined && isNearlyFull(now);
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
      <Show when={nearly()}>
        <p>
          <strong>{t().backup.room.nearly}</strong>
        </p>
        <Section heading={t().backup.room.ways}>
          <ul>
            <li>{t().backup.room.wayBackup}</li>
            <li>{t().backup.room.wayPhotos}</li>
            <li>{t().backup.room.wayFiles}</li>
          </ul>
        </Section>
      </Show>
      <Show when={session().owned()}>
        <ChoiceRow icon="lock" label={t().backup.make} go="/meer/reservekopie" />
      </Show>
    </Page>
  );
}
