import { type Accessor, createSignal, onCleanup } from "solid-js";

export type ScannerState = "starting" | "scanning" | "no-camera" | "denied" | "busy";

export type Scanner = {
  readonly state: Accessor<ScannerState>;
  /** Asks for the camera (again) and looks for codes in its picture. */
  readonly start: (video: HTMLVideoElement) => Promise<void>;
};

/** Decoding takes about 5 ms; six looks a second find a held code without warming a cheap phone. */
const LOOK_EVERY_MS = 160;

/** Wide enough for a dense code at arm's length. */
const LONGEST_SIDE = 800;

const FAULTS: Readonly<Record<string, ScannerState>> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotReadableError: "busy",
  AbortError: "busy",
};

/**
 * Reads QR codes from the camera until its owner is gone; then the camera goes off.
 *
 * @param onRead called with the text of a code, once for each code in a row.
 */
export function createScanner(onRead: (text: string) => void): Scanner {
  const [state, setState] = createSignal<ScannerState>("starting");
  let stream: MediaStream | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;
  let last: string | undefined;

  const stop = (): void => {
    clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
  };
  onCleanup(() => {
    gone = true;
    stop();
  });

  const open = async (): Promise<MediaStream | ScannerState> => {
    // Absent on plain http and in some browsers inside apps.
    const devices: MediaDevices | undefined = navigator.mediaDevices;
    if (devices === undefined) return "no-camera";
    try {
      return await devices.getUserMedia({
        audio: false,
        video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 } },
      });
    } catch (error) {
      return (error instanceof Error && FAULTS[error.name]) || "no-camera";
    }
  };

  const look = async (video: HTMLVideoElement): Promise<void> => {
    const { decodeQR } = await import("qr/decode.js");
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d", { willReadFrequently: true });
    const once = (): void => {
      if (gone || context === null || stream === undefined) return;
      const longest = Math.max(video.videoWidth, video.videoHeight);
      if (longest > 0) {
        const scale = Math.min(1, LONGEST_SIDE / longest);
        canvas.width = Math.round(video.videoWidth * scale);
        canvas.height = Math.round(video.videoHeight * scale);
        context.drawImage(video, 0, 0, canvas.width, canvas.height);
        const text = decode(() => decodeQR(context.getImageData(0, 0, canvas.width, canvas.height)));
        if (text !== undefined && text !== last) {
          last = text;
          onRead(text);
        }
      }
      timer = setTimeout(once, LOOK_EVERY_MS);
    };
    once();
  };

  return {
    state,
    start: async (video) => {
      stop();
      last = undefined;
      setState("starting");
      const opened = await open();
      if (typeof opened === "string") {
        setState(opened);
        return;
      }
      stream = opened;
      if (gone) {
        stop();
        return;
      }
      video.srcObject = opened;
      await video.play();
      setState("scanning");
      await look(video);
    },
  };
}

/** The decoder throws when a picture holds no code, which is most pictures. */
function decode(run: () => string): string | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
