import { createSignal, type JSX, Match, onCleanup, Show, Switch } from "solid-js";
import type { Bytes } from "#src/base/bytes.ts";
import type { Attachment } from "#src/dossier/attachment.ts";
import type { FetchFault } from "#src/operations/fetch-file.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { Icon } from "#src/ui/kit/Icon.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Progress } from "#src/ui/kit/Progress.tsx";
import { fileFaultText } from "#src/ui/session/file-fault-text.ts";
import type { FileSource } from "#src/ui/session/file-source.ts";
import { saveFile } from "#src/ui/session/save-file.ts";
import { say } from "#src/ui/session/toast.ts";
import { addressOf, kindOfFile } from "./file-kinds.ts";
import { PaperFrame } from "./PaperFrame.tsx";

export type FileViewProps = { readonly file: Attachment; readonly source: FileSource };

/** One file: what it is, and on request the thing itself, to see, to hear or to keep outside. */
export function FileView(props: FileViewProps): JSX.Element {
  const { t, f } = useI18n();
  const [progress, setProgress] = createSignal<{ readonly done: number; readonly all: number }>();
  const [fault, setFault] = createSignal<FetchFault>();
  const [shown, setShown] = createSignal<string>();
  let running: AbortController | undefined;

  const hide = (): void => {
    const address = shown();
    if (address !== undefined) URL.revokeObjectURL(address);
    setShown(undefined);
  };
  onCleanup(() => {
    running?.abort();
    hide();
  });
  const fetched = async (): Promise<readonly Bytes[] | undefined> => {
    running?.abort();
    const own = new AbortController();
    running = own;
    setFault(undefined);
    setProgress({ done: 0, all: 1 });
    const answer = await props.source.open(
      props.file,
      (done, all) => own.signal.aborted || setProgress({ done, all }),
      own.signal,
    );
    if (own.signal.aborted) return undefined;
    setProgress(undefined);
    setFault(answer.ok ? undefined : answer.error);
    return answer.ok ? answer.value : undefined;
  };
  const stop = (): void => {
    running?.abort();
    setProgress(undefined);
  };
  const view = async (): Promise<void> => {
    const parts = await fetched();
    if (parts) setShown(addressOf(props.file, parts));
  };
  const save = async (): Promise<void> => {
    const parts = await fetched();
    if (!parts) return;
    saveFile(props.file.title, parts);
    say({ text: t().files.savedOutside });
  };
  const kind = () => kindOfFile(props.file);
  // Without a reader of its own the browser would only save it.
  const canShow = (): boolean => kind() !== "other" && (kind() !== "pdf" || navigator.pdfViewerEnabled);
  const unsent = (): string | undefined => {
    const part = props.source.unsent(props.file);
    if (!part) return undefined;
    if (part.refused !== undefined) return part.refused === "quota" ? t().files.noRoom : t().files.notTaken;
    return part.done === 0 ? t().files.waiting : t().files.sending(part.done, part.all);
  };
  // One button that stays: focus must not fall away when a file opens, closes, or is stopped.
  const button = (): { readonly words: string; readonly label?: string; readonly press: () => void } => {
    if (progress()) return { words: t().files.stop, press: stop };
    const { title } = props.file;
    if (shown()) return { words: t().files.closeView, label: t().files.closeViewOf(title), press: hide };
    return {
      words: fault() ? t().files.again : t().files.view,
      label: t().files.viewOf(title),
      press: () => void view(),
    };
  };
  return (
    <div class="roer-file">
      <p class="roer-file__name">
        <Icon name={kind() === "image" ? "camera" : kind() === "sound" ? "sound" : "paper"} />
        <span>
          <bdi dir="auto" translate="no">
            {props.file.title}
          </bdi>
          <span class="roer-field__hint">{t().files.about(t().files.kinds[kind()], f().size(props.file.size))}</span>
        </span>
      </p>
      <Show when={unsent()}>{(text) => <p class="roer-field__hint">{text()}</p>}</Show>
      <Show when={progress()}>
        {(part) => <Progress text={t().files.fetching(part().done, part().all)} done={part().done} all={part().all} />}
      </Show>
      <p class="roer-visually-hidden" role="status">
        {shown() ? t().files.opened(props.file.title) : ""}
      </p>
      <Show when={shown()}>
        {(address) => (
          <Switch>
            <Match when={kind() === "image"}>
              <img class="roer-file__picture" src={address()} alt={props.file.title} />
            </Match>
            <Match when={kind() === "sound"}>
              <audio class="roer-file__sound" src={address()} controls aria-label={props.file.title} />
            </Match>
            <Match when={kind() === "pdf"}>
              <PaperFrame address={address()} title={props.file.title} />
            </Match>
          </Switch>
        )}
      </Show>
      <ErrorText text={fault() && fileFaultText(t(), f(), fault() as FetchFault)} />
      <Show when={!canShow()}>
        <p class="roer-field__hint">{t().files.noPreview}</p>
      </Show>
      <div class="roer-buttons">
        <Show when={canShow() || progress()}>
          <Button kind="quiet" label={button().label} onClick={() => button().press()}>
            {button().words}
          </Button>
        </Show>
        <Button
          kind="text"
          busy={progress() !== undefined}
          label={t().files.saveOf(props.file.title)}
          onClick={() => void save()}
        >
          {t().files.save}
        </Button>
      </div>
    </div>
  );
}
