import { createMemo, For, type JSX } from "solid-js";
import type { AuthorId } from "#src/dossier/entity-id.ts";
import type { HolderCopy } from "#src/exports/holder-copy.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Paper } from "#src/ui/kit/Paper.tsx";
import { SharedPlan } from "#src/ui/reading/SharedPlan.tsx";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { type FileSource, fileSource } from "#src/ui/session/file-source.ts";
import type { HolderCopying } from "./create-holder-copy.ts";
import { partTitle } from "./part-title.ts";

export type CopyWaysProps = { readonly copying: HolderCopying; readonly replica: Replica; readonly name: string };

/** What goes along, three ways to take it, and the copy itself. */
export function CopyWays(props: CopyWaysProps): JSX.Element {
  const { t, f } = useI18n();
  const app = useApp();
  const session = useSession();
  let sheet: HTMLElement | undefined;
  const words = () => t().workspace.copy;
  const copy = createMemo(() => props.copying.copy());
  const nameOf = (author: AuthorId): string => authorName(props.replica, author).name ?? props.name;
  const replica = (): Replica => props.replica;
  const filesOf = (section: SectionId): FileSource => fileSource(session, replica, () => section);
  const head = (): string => {
    const { name, organisation } = copy().copiedBy;
    const by = [name, organisation].filter((part) => part !== "").join(", ");
    return words().printHead(props.name, by, f().date(copy().copiedAt));
  };
  const stateOf = ({ id }: HolderCopy["sections"][number]) =>
    props.copying.parts().find((part) => part.id === id)?.state;
  const text = (): string => [head(), words().reason(props.copying.words()), "", sheet?.innerText ?? ""].join("\n");

  const done = (): string => {
    const out = props.copying.handedOut();
    if (out?.type !== "done") return "";
    const told = app.connection() === "offline" ? words().writtenLater(props.name) : words().written(props.name);
    return out.as === "print" ? told : `${out.as === "text" ? words().copied : words().saved} ${told}`;
  };
  const error = (): string | undefined => {
    const out = props.copying.handedOut();
    if (out?.type === "text-refused") return words().copyFailed;
    return out?.type === "not-written" ? `${faultText(t(), out.fault)} ${words().noCopy}` : undefined;
  };
  return (
    <Page title={words().title} heading={words().what} lead={words().whatLead} back={() => props.copying.back()}>
      <ul class="roer-received__parts roer-print-hidden">
        <For each={copy().sections}>
          {(section) => (
            <li>
              <bdi>{partTitle(t(), section.kind, stateOf(section))}</bdi>
              {": "}
              {words().count(section.records.length)}
            </li>
          )}
        </For>
      </ul>
      <p class="roer-field__hint roer-print-hidden">{words().fileHint}</p>
      <div class="roer-page__actions">
        <Button icon="copy" onClick={() => void props.copying.asText(text())}>
          {words().text}
        </Button>
        <Button kind="quiet" icon="paper" onClick={() => void props.copying.asFile()}>
          {words().file}
        </Button>
        <Button kind="quiet" icon="printer" onClick={() => void props.copying.onPaper()}>
          {words().print}
        </Button>
      </div>
      <ErrorText text={error()} />
      <p role="status" class="roer-print-hidden">
        {done()}
      </p>
      <div class="roer-section roer-received__sheet">
        <h2 class="roer-print-hidden">{words().preview}</h2>
        <Paper size="A4" head={head()}>
          <p class="roer-print-only" dir="auto">
            {words().reason(props.copying.words())}
          </p>
          <div
            ref={(element) => {
              sheet = element;
            }}
            class="roer-received__shared"
          >
            <SharedPlan sections={props.copying.parts()} authorName={nameOf} filesOf={filesOf} />
          </div>
        </Paper>
      </div>
    </Page>
  );
}
