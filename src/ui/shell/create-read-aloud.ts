import { type Accessor, createSignal, onCleanup } from "solid-js";

export type ReadAloud = {
  /** Is there a voice on this device that speaks the language? */
  readonly available: Accessor<boolean>;
  readonly reading: Accessor<boolean>;
  readonly toggle: () => void;
};

/**
 * Reads the screen aloud. Only by voices that live on the device: others send the text to a company.
 *
 * @param language BCP 47, such as `nl`.
 */
export function createReadAloud(language: Accessor<string>, text: () => string): ReadAloud {
  const speech: SpeechSynthesis | undefined = globalThis.speechSynthesis;
  const [voices, setVoices] = createSignal<readonly SpeechSynthesisVoice[]>(speech?.getVoices() ?? []);
  const [reading, setReading] = createSignal(false);
  const listen = (): void => {
    setVoices(speech?.getVoices() ?? []);
  };
  const stop = (): void => {
    speech?.cancel();
    setReading(false);
  };
  // Voices arrive some time after the page.
  speech?.addEventListener?.("voiceschanged", listen);
  onCleanup(() => {
    speech?.removeEventListener?.("voiceschanged", listen);
    stop();
  });

  const voice = (): SpeechSynthesisVoice | undefined =>
    voices().find((one) => one.localService && one.lang.toLowerCase().startsWith(language()));

  return {
    available: () => voice() !== undefined,
    reading,
    toggle: () => {
      const speaker = voice();
      if (reading() || !speaker) {
        stop();
        return;
      }
      const spoken = new SpeechSynthesisUtterance(text());
      spoken.voice = speaker;
      spoken.lang = speaker.lang;
      spoken.addEventListener("end", () => setReading(false));
      spoken.addEventListener("error", () => setReading(false));
      setReading(true);
      speech?.speak(spoken);
    },
  };
}
