import { type JSX, onMount, Show } from "solid-js";
import { Button } from "./Button.tsx";
import { createScanner } from "./create-scanner.ts";
import { ErrorText } from "./ErrorText.tsx";
import { useI18n } from "./i18n-context.tsx";

export type QrScannerProps = {
  /** The text of a code that came into view; the same code is told once in a row. */
  readonly onRead: (text: string) => void;
  /** What is wrong with the code that was read. */
  readonly error?: string | undefined;
};

/** The camera's picture, and a way on when there is none. The camera goes off with the screen. */
export function QrScanner(props: QrScannerProps): JSX.Element {
  const { t } = useI18n();
  const scanner = createScanner((text) => props.onRead(text));
  let video: HTMLVideoElement | undefined;

  const start = (): void => {
    if (video) void scanner.start(video);
  };
  onMount(start);

  const fault = (): string | undefined => {
    switch (scanner.state()) {
      case "no-camera":
        return t().kit.qr.noCamera;
      case "denied":
        return t().kit.qr.denied;
      case "busy":
        return t().kit.qr.busy;
      case "starting":
      case "scanning":
        return undefined;
    }
  };

  return (
    <div class="roer-scanner">
      <video
        ref={(element) => {
          video = element;
        }}
        class="roer-scanner__view"
        aria-label={t().kit.qr.view}
        hidden={fault() !== undefined}
        muted
        playsinline
      />
      <p role="status">{scanner.state() === "scanning" ? t().kit.qr.scanning : ""}</p>
      <ErrorText text={fault() ?? props.error} />
      <Show when={fault()}>
        <Button kind="quiet" icon="camera" onClick={start}>
          {t().kit.qr.again}
        </Button>
      </Show>
    </div>
  );
}
