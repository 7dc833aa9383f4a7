import { createResource, type JSX, Match, Show, Switch } from "solid-js";
import { useI18n } from "./i18n-context.tsx";
import { qrPath } from "./qr-path.ts";

export type QrState = "ready" | "claimed" | "old";

export type QrPanelProps = {
  readonly text: string;
  /** Says what the code is for and what to do without it. */
  readonly alt: string;
  readonly state?: QrState | undefined;
  /** "Deze code werkt één keer, 10 minuten lang.", or what became of it. */
  readonly status?: string | undefined;
};

/** ISO/IEC 18004 asks four clear modules round a symbol. */
const QUIET_ZONE = 4;

type Drawn = { readonly size: number; readonly path: string };

async function draw(text: string): Promise<Drawn | undefined> {
  const { encodeQR } = await import("qr");
  try {
    const modules = encodeQR(text, "raw", { ecc: "medium", border: QUIET_ZONE });
    return { size: modules.length, path: qrPath(modules) };
  } catch {
    // The encoder throws only for text beyond the largest symbol; the panel then says to send a link.
    return undefined;
  }
}

/** A QR code, black on white in every theme, at least 280 px; a used or old one fades and says why. */
export function QrPanel(props: QrPanelProps): JSX.Element {
  const { t } = useI18n();
  const [drawn] = createResource(() => props.text, draw);
  return (
    <div class="roer-qr">
      <div
        class="roer-qr__code"
        classList={{ "roer-qr__code--faded": props.state === "claimed" || props.state === "old" }}
      >
        <Switch fallback={<p>{t().kit.qr.making}</p>}>
          <Match when={!drawn.loading && drawn()}>
            {(code) => (
              <svg viewBox={`0 0 ${code().size} ${code().size}`} role="img" aria-label={props.alt}>
                <path d={code().path} fill="currentColor" />
              </svg>
            )}
          </Match>
          <Match when={!drawn.loading}>
            <p>{t().kit.qr.tooLong}</p>
          </Match>
        </Switch>
      </div>
      <Show when={props.status}>{(status) => <p role="status">{status()}</p>}</Show>
    </div>
  );
}
