import { type JSX, Show } from "solid-js";
import type { ShareRequest } from "#src/operations/ask-share.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { CopyText } from "#src/ui/kit/CopyText.tsx";
import { createCopy } from "#src/ui/kit/create-copy.ts";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { QrPanel } from "#src/ui/kit/QrPanel.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import type { Gather } from "./create-gather.ts";
import { askAddress } from "./guardian-places.ts";

type CodeGiver = Pick<Gather, "error" | "newCode" | "toOverview">;

/** A code for one guardian: to scan, or sent to who is elsewhere. */
export function GatherCode(props: { readonly gather: CodeGiver; readonly request: ShareRequest }): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const { copied, failed, copy } = createCopy();
  const texts = () => t().guardians.gather.code;
  const link = (): string => askAddress(app.origin, props.request);
  const share = async (): Promise<void> => {
    try {
      await navigator.share({ url: link() });
    } catch {
      // The person closed the sheet, or it is not to be had: the link can still be copied.
    }
  };
  return (
    <Page
      title={t().guardians.gather.title}
      heading={texts().heading}
      lead={texts().lead}
      back={() => props.gather.toOverview()}
      actions={
        <>
          <ErrorText text={props.gather.error()} />
          <Show when={"share" in navigator}>
            <Button kind="quiet" onClick={() => void share()}>
              {texts().share}
            </Button>
          </Show>
          <Button kind="quiet" icon="copy" onClick={() => void copy(link())}>
            {texts().copy}
          </Button>
          <Button kind="text" onClick={() => void props.gather.newCode()}>
            {texts().anew}
          </Button>
        </>
      }
    >
      <QrPanel text={link()} alt={texts().alt} status={texts().once} />
      <p>{texts().far}</p>
      <CopyText label={texts().label} text={link()} />
      <p role="status">{copied() ? texts().copied : ""}</p>
      <ErrorText text={failed() ? texts().copyFailed : undefined} />
    </Page>
  );
}
