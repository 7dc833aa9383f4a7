import { createSignal, type JSX, Show } from "solid-js";
import type { Replica } from "#src/operations/replica.ts";
import { dropStuck, stuckTexts } from "#src/operations/stuck-words.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { createCopy } from "#src/ui/kit/create-copy.ts";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useSession } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { OwnTexts } from "./OwnTexts.tsx";

/** A part or a right was taken while words waited to be sent: they are the holder's, to copy or to remove. */
export function StuckWords(props: { readonly replica: Replica }): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const texts = (): readonly string[] => stuckTexts(props.replica);
  const copy = createCopy();
  const [failed, setFailed] = createSignal(false);
  const remove = async (): Promise<void> => {
    const done = await dropStuck(session(), props.replica);
    setFailed(!done.ok);
    if (done.ok) say({ text: t().handover.stuck.removed });
  };
  return (
    <Show when={texts().length > 0}>
      <Section heading={t().handover.stuck.heading}>
        <p>{t().handover.stuck.text}</p>
        <OwnTexts texts={texts()} />
        <div class="roer-buttons">
          <Button kind="quiet" icon="copy" onClick={() => void copy.copy(texts().join("\n\n"))}>
            {t().holder.ended.copy}
          </Button>
          <Button kind="text" onClick={() => void remove()}>
            {t().handover.stuck.remove}
          </Button>
          <p role="status">{copy.copied() ? t().holder.ended.copied : ""}</p>
        </div>
        <ErrorText text={copy.failed() ? t().holder.ended.copyFailed : undefined} />
        <ErrorText text={failed() ? t().errors.storageBlocked : undefined} />
      </Section>
    </Show>
  );
}
