import { createEffect, createMemo, createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import type { Attachment } from "#src/dossier/attachment.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { FileButtons } from "#src/ui/kit/FileButtons.tsx";
import { Icon } from "#src/ui/kit/Icon.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Progress } from "#src/ui/kit/Progress.tsx";
import { kindOfFile } from "#src/ui/reading/file-kinds.ts";
import { createFileKeeper } from "#src/ui/session/create-file-keeper.ts";
import { fileFaultText } from "#src/ui/session/file-fault-text.ts";
import { shrinkPhoto } from "#src/ui/session/shrink-photo.ts";
import { readFiles, writeFiles } from "./form-values.ts";

export type FilesFieldProps = {
  readonly label: string;
  readonly most: number;
  /** The files as the form holds them. */
  readonly text: string;
  readonly onInput: (text: string) => void;
  readonly error: string | undefined;
  /** True while a file is on its way into the list: the form waits for it. */
  readonly onBusy: (busy: boolean) => void;
};

/** Photos and files of a record. Each is sealed and on this device before it stands in the list, so no lock loses it. */
export function FilesField(props: FilesFieldProps): JSX.Element {
  const { t, f } = useI18n();
  const id = createUniqueId();
  const keeper = createFileKeeper();
  const [full, setFull] = createSignal(false);
  const [unclean, setUnclean] = createSignal<string>();
  const [said, setSaid] = createSignal("");
  const files = createMemo(() => readFiles(props.text));
  const [busy, setBusy] = createSignal(false);
  createEffect(() => props.onBusy(busy()));

  const add = async (chosen: readonly File[]): Promise<void> => {
    setBusy(true);
    try {
      await addEach(chosen);
    } finally {
      setBusy(false);
    }
  };
  const addEach = async (chosen: readonly File[]): Promise<void> => {
    keeper.clear();
    setFull(false);
    setUnclean(undefined);
    for (const file of chosen) {
      if (files().length >= props.most) {
        setFull(true);
        return;
      }
      // A camera calls every photo alike; what lies on the device has a name that its owner knows.
      const title = /^(image|img_?\d*)\.\w+$/iu.test(file.name) ? t().files.photoName(files().length + 1) : file.name;
      const { picked, clean } = await shrinkPhoto(file, title);
      const kept = await keeper.keep(picked);
      if (!kept) return;
      if (!clean) setUnclean(kept.title);
      props.onInput(writeFiles([...files(), kept]));
      setSaid(t().files.added(kept.title));
    }
  };
  const remove = (gone: Attachment): void => {
    setFull(false);
    props.onInput(writeFiles(files().filter(({ blob }) => blob !== gone.blob)));
    // A file of the record stays until the record says otherwise; one that was only chosen goes at once.
    keeper.forget(gone);
    setSaid(t().files.removed(gone.title));
    document.getElementById(id)?.focus();
  };
  const error = (): string | undefined => {
    const fault = keeper.fault();
    if (fault) return fileFaultText(t(), f(), fault);
    return full() ? t().files.faults.tooMany(props.most) : props.error;
  };
  return (
    <fieldset id={id} tabindex="-1" data-invalid={props.error !== undefined} aria-describedby={`${id}-error`}>
      <legend class="roer-legend">{props.label}</legend>
      <div class="roer-files">
        <For each={files()}>
          {(file) => (
            <div class="roer-file roer-file--row">
              <p class="roer-file__name">
                <Icon name={kindOfFile(file) === "image" ? "camera" : "paper"} />
                <span>
                  <bdi dir="auto" translate="no">
                    {file.title}
                  </bdi>
                  <span class="roer-field__hint">
                    {t().files.about(t().files.kinds[kindOfFile(file)], f().size(file.size))}
                  </span>
                </span>
              </p>
              <Button kind="text" icon="trash" label={t().files.remove(file.title)} onClick={() => remove(file)}>
                {t().records.remove}
              </Button>
            </div>
          )}
        </For>
        <Show when={keeper.progress()}>
          {(part) => <Progress text={t().files.keeping(part().done, part().all)} done={part().done} all={part().all} />}
        </Show>
        <FileButtons
          photoLabel={t().files.photo}
          chooseLabel={t().files.choose}
          busy={busy()}
          onFiles={(chosen) => void add(chosen)}
        />
        <p class="roer-field__hint">{t().files.privacy}</p>
        <Show when={unclean()}>{(name) => <Notice icon="alert" text={t().files.unclean(name())} />}</Show>
        <p class="roer-visually-hidden" role="status">
          {said()}
        </p>
        <ErrorText id={`${id}-error`} text={error()} />
      </div>
    </fieldset>
  );
}
