import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";

/** A page that begins without words: with a drawing, or with one's voice. */
export function NewWithout(): JSX.Element {
  const { t } = useI18n();
  return (
    <div class="roer-buttons">
      <LinkButton kind="quiet" icon="pencil" href="/dagboek/tekening">
        {t().diary.draw.add}
      </LinkButton>
      <LinkButton kind="quiet" icon="microphone" href="/dagboek/geluid">
        {t().files.sound.add}
      </LinkButton>
    </div>
  );
}
