import { useParams } from "@solidjs/router";
import { createMemo, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { parseAttachment } from "#src/dossier/attachment.ts";
import { DiaryEntry, diaryEntries } from "#src/dossier/diary-entry.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { createRecorder, type RecorderState } from "#src/ui/kit/create-recorder.ts";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { FileView } from "#src/ui/reading/FileView.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { createFileKeeper } from "#src/ui/session/create-file-keeper.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { fileFaultText } from "#src/ui/session/file-fault-text.ts";
import { fileSource } from "#src/ui/session/file-source.ts";
import { say } from "#src/ui/session/toast.ts";
import { useOnward } from "#src/ui/session/use-onward.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { createRecords } from "#src/ui/writing/create-records.ts";

const LIST = "/dagboek";
/** Seconds. Shorter than the time after which an untouched screen is locked. */
const LONGEST = 9 * 60;
const MINUTE = 60;

/** The voice of who would rather talk than type. What was recorded is sealed here at once, as a draft. */
export default function SoundPage(): JSX.Element {
  const { t, f } = useI18n();
  const params = useParams<{ id?: string }>();
  const onward = useOnward();
  const today = useToday();
  const dossier = useOwnDossier();
  const records = createRecords({ kind: DiaryEntry, section: "diary", all: diaryEntries });
  const [draft, setDraft, clearDraft] = createDraft(`sound/${params.id ?? "new"}`);
  const keeper = createFileKeeper();
  const [problem, setProblem] = createSignal<"none" | "full">();
  const words = () => t().files.sound;
  const source = fileSource(
    useSession(),
    dossier,
    () => dossier().ofKind("diary")[0]?.id ?? dossier().only("about").id,
  );
  const kept = createMemo(() => (draft() === "" ? undefined : parseAttachment(JSON.parse(draft()))));

  const recorder = createRecorder(LONGEST, (data) => {
    const title = `${words().name} ${f().date(today())}`;
    void keep(title, data);
  });
  const keep = async (title: string, data: Blob): Promise<void> => {
    const before = kept();
    const file = await keeper.keep({ title, contentType: data.type, data });
    if (!file) return;
    setDraft(JSON.stringify(file));
    if (before) keeper.forget(before);
  };
  const start = (): void => {
    setProblem(undefined);
    keeper.clear();
    void recorder.start();
  };
  const save = async (): Promise<void> => {
    const sound = kept();
    if (!sound) {
      setProblem("none");
      return;
    }
    const entry = params.id === undefined ? undefined : records.one(params.id);
    const undo = entry ? await records.change(entry, { sound }) : await records.add({ on: today(), sound });
    if (!undo) return;
    say({ text: words().saved, undo: { run: () => void undo() } }, "next");
    clearDraft();
    onward(entry ? `${LIST}/${entry.ref.id}` : LIST, { replace: true });
  };
  const error = (): string | undefined => {
    const fault = keeper.fault();
    if (fault) return fileFaultText(t(), f(), fault);
    const unwritten = records.writer.fault();
    if (unwritten) return faultText(t(), unwritten);
    if (problem() === "none") return words().none;
    const sentences: Partial<Record<RecorderState, string>> = {
      "no-microphone": words().noMicrophone,
      denied: words().denied,
      busy: words().busy,
    };
    return sentences[recorder.state()];
  };
  const time = (): string =>
    `${Math.floor(recorder.seconds() / MINUTE)}:${String(recorder.seconds() % MINUTE).padStart(2, "0")}`;
  const isRecording = (): boolean => recorder.state() === "recording";
  return (
    <Page
      title={words().title}
      heading={words().heading}
      lead={words().lead}
      back={params.id === undefined ? LIST : `${LIST}/${params.id}`}
      actions={
        <Show when={!isRecording()}>
          <ErrorText text={error()} />
          <Show
            when={kept()}
            fallback={
              <Button icon="microphone" busy={recorder.state() === "starting"} onClick={start}>
                {words().start}
              </Button>
            }
          >
            <Button busy={keeper.progress() !== undefined} onClick={() => void save()}>
              {words().save}
            </Button>
            <Button kind="quiet" icon="microphone" onClick={start}>
              {words().again}
            </Button>
          </Show>
        </Show>
      }
    >
      <Switch>
        <Match when={isRecording()}>
          <p class="roer-recording" role="timer" aria-live="off">
            {words().running(time())}
          </p>
          <p>{words().keepOpen}</p>
          <Button icon="check" onClick={recorder.stop}>
            {words().stop}
          </Button>
        </Match>
        <Match when={kept()}>{(file) => <FileView file={file()} source={source} />}</Match>
      </Switch>
      <p role="status">{recorder.seconds() >= LONGEST && !isRecording() ? words().full : ""}</p>
    </Page>
  );
}
