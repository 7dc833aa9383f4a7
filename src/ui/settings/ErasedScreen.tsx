import { type JSX, Show } from "solid-js";
import { toBase64url, utf8 } from "#src/base/bytes.ts";
import type { EraseReceipt } from "#src/operations/erase.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { saveFile } from "#src/ui/session/save-file.ts";

/** All is gone; what the service says of that can be kept, and holds nothing of anybody. */
export function ErasedScreen(props: { readonly receipt: EraseReceipt | undefined }): JSX.Element {
  const { t, f } = useI18n();
  const app = useApp();
  const texts = () => t().settings.erased;
  const save = ({ dossier, time, relayKey, signature }: EraseReceipt): void => {
    const lines = [
      texts().said(app.origin, f().date(time), f().time(time)),
      "",
      `dossier: ${dossier}`,
      `time: ${time}`,
      `relay-key: ${toBase64url(relayKey)}`,
      `signature: ${toBase64url(signature)}`,
      'signed: "roer/v1/receipt" ‖ dossier16 ‖ time8 (Ed25519)',
      "",
      texts().means,
    ];
    saveFile(texts().file, [utf8(`${lines.join("\n")}\n`)], "text/plain;charset=utf-8");
  };
  return (
    <Page
      title={texts().title}
      lead={props.receipt ? texts().lead : texts().here}
      actions={
        <>
          {/* The store is gone beyond recall; a page that begins anew makes an empty one. */}
          <Button onClick={() => location.replace("/")}>{t().settings.done}</Button>
          <Show when={props.receipt}>
            {(receipt) => (
              <Button kind="quiet" icon="paper" onClick={() => save(receipt())}>
                {texts().save}
              </Button>
            )}
          </Show>
        </>
      }
    >
      <Show when={props.receipt}>
        <p>{texts().means}</p>
      </Show>
    </Page>
  );
}
