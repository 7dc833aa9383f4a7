import { type JSX, Show } from "solid-js";
import type { Backup } from "#src/operations/open-backup.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";

/** Whose it is, of when, and how much is in it. */
export function BackupSays(props: { readonly backup: Backup }): JSX.Element {
  const { t, f } = useI18n();
  const content = () => props.backup.content;
  const pieces = (): number => content().sections.reduce((sum, { records }) => sum + records.length, 0);
  return (
    <Section heading={t().backup.back.inIt}>
      <p dir="auto">{t().takeAlong.back.of(content().resident, f().date(content().madeAt))}</p>
      <ul class="roer-plain-list">
        <li>{t().backup.back.pieces(pieces())}</li>
        <Show when={content().files.length > 0}>
          <li>{t().backup.back.files(content().files.length)}</li>
        </Show>
      </ul>
    </Section>
  );
}
