import { type Accessor, createSignal, onCleanup } from "solid-js";

export type RecorderState = "ready" | "starting" | "recording" | "no-microphone" | "denied" | "busy";

export type Recorder = {
  readonly state: Accessor<RecorderState>;
  /** Seconds recorded so far. */
  readonly seconds: Accessor<number>;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
};

const FAULTS: Readonly<Record<string, RecorderState>> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotReadableError: "busy",
  AbortError: "busy",
};
/** Speech stays clear at this, and a quarter of an hour is some four megabytes. */
const BITS_PER_SECOND = 32_000;
const FORMATS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

/**
 * Records the microphone of this device until it is stopped, its longest time is over, the page is out of sight, or its
 * owner is gone; what was recorded until then is handed over in each of these cases. A page out of sight may be locked,
 * and then there is nobody to hand it to.
 *
 * @param longest in seconds.
 */
export function createRecorder(longest: number, onRecorded: (sound: Blob) => void): Recorder {
  const [state, setState] = createSignal<RecorderState>("ready");
  const [seconds, setSeconds] = createSignal(0);
  let recorder: MediaRecorder | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let gone = false;

  const stop = (): void => {
    clearInterval(timer);
    if (recorder?.state === "recording") recorder.stop();
  };
  const hidden = (): void => {
    if (document.visibilityState === "hidden") stop();
  };
  document.addEventListener("visibilitychange", hidden);
  onCleanup(() => {
    gone = true;
    document.removeEventListener("visibilitychange", hidden);
    stop();
  });

  const start = async (): Promise<void> => {
    if (state() === "starting" || state() === "recording") return;
    setState("starting");
    // Absent on plain http and in some browsers inside apps.
    const devices: MediaDevices | undefined = navigator.mediaDevices;
    if (devices === undefined || typeof MediaRecorder === "undefined") {
      setState("no-microphone");
      return;
    }
    let stream: MediaStream | undefined;
    const release = (): void => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    try {
      stream = await devices.getUserMedia({ audio: true, video: false });
      // Allowed after the screen was left: nobody would see that it runs, nor could stop it.
      if (gone) {
        release();
        return;
      }
      const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format));
      const parts: Blob[] = [];
      const begun = new MediaRecorder(stream, {
        audioBitsPerSecond: BITS_PER_SECOND,
        ...(mimeType === undefined ? {} : { mimeType }),
      });
      recorder = begun;
      begun.addEventListener("dataavailable", ({ data }) => parts.push(data));
      begun.addEventListener("stop", () => {
        clearInterval(timer);
        release();
        setState("ready");
        const type = begun.mimeType.split(";")[0] ?? "";
        const sound = new Blob(parts, { type });
        if (sound.size > 0) onRecorded(sound);
      });
      begun.start(1000);
      setSeconds(0);
      setState("recording");
      timer = setInterval(() => {
        setSeconds((count) => count + 1);
        if (seconds() >= longest) stop();
      }, 1000);
    } catch (error) {
      release();
      setState((error instanceof Error && FAULTS[error.name]) || "no-microphone");
    }
  };
  return { state, seconds, start, stop };
}
