import { type JSX, Show } from "solid-js";
import { TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import { type MirrorPart, mirrorWords, writeMirror } from "#src/dossier/mirror.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { OwnWords } from "#src/ui/reading/OwnWords.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createEditDraft } from "#src/ui/session/create-edit-draft.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";

/** What the resident adds at the foot, in own words: a field on the screen, a paragraph on paper. */
export function OwnFoot(props: { readonly part: MirrorPart }): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const writer = createWriter();
  // oxlint-disable-next-line solid/reactivity -- the foot of one sheet as long as it lives
  const { part } = props;
  const kept = (): string => mirrorWords(dossier().shownOf("areas"), part) ?? "";
  const [text, setText, clear, saved] = createEditDraft(`sheet/${part}`, kept);

  const write = (words: string): Promise<boolean> =>
    writer.writeIn("areas", (at) => writeMirror(part, words.trim() === "" ? null : words, at));
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const before = kept();
    if (!(await write(text()))) return;
    say({ text: t().sheets.saved, undo: { run: () => void write(before) } });
    clear();
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <>
      <form class="roer-form roer-print-hidden" onSubmit={(event) => void save(event)}>
        <TextArea
          label={t().sheets.own}
          hint={t().sheets.ownHint}
          value={text()}
          onInput={setText}
          draftSaved={saved()}
          maxLength={TEXT_LENGTH}
          error={error()}
        />
        <div class="roer-buttons">
          <Button type="submit" kind="quiet">
            {t().sheets.save}
          </Button>
        </div>
      </form>
      <Show when={kept() !== ""}>
        <div class="roer-print-only">
          <OwnWords text={kept()} />
        </div>
      </Show>
    </>
  );
}
