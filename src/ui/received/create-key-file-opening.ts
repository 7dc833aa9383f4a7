import { type Accessor, createSignal } from "solid-js";
import { type KeyFileFault, openKeyFile } from "#src/operations/key-file.ts";
import { useApp } from "#src/ui/session/app-context.tsx";

export type OpeningFault =
  | KeyFileFault
  | { readonly type: "file-missing" }
  | { readonly type: "sentence-missing" }
  /** Something is open here: its keys and those of the file do not mix. */
  | { readonly type: "in-use" };

export type KeyFileOpening = {
  readonly setFile: (file: File | undefined) => void;
  readonly sentence: Accessor<string>;
  readonly setSentence: (text: string) => void;
  readonly fault: Accessor<OpeningFault | undefined>;
  readonly busy: Accessor<boolean>;
  /** True once the keys of the file are open. */
  readonly open: () => Promise<boolean>;
};

/** From a key file and its sentence to the keys in it, in memory; nothing is left on this computer. */
export function createKeyFileOpening(): KeyFileOpening {
  const app = useApp();
  const [file, setFile] = createSignal<File>();
  const [sentence, setSentence] = createSignal("");
  const [fault, setFault] = createSignal<OpeningFault>();
  const [busy, setBusy] = createSignal(false);
  const fail = (why: OpeningFault): false => {
    setFault(why);
    return false;
  };
  return {
    setFile: (chosen) => {
      setFault(undefined);
      setFile(chosen);
    },
    sentence,
    setSentence: (text) => {
      setFault(undefined);
      setSentence(text);
    },
    fault,
    busy,
    open: async () => {
      const chosen = file();
      if (app.state().type === "open") return fail({ type: "in-use" });
      if (!chosen) return fail({ type: "file-missing" });
      if (sentence().trim() === "") return fail({ type: "sentence-missing" });
      setBusy(true);
      const data = new Uint8Array(await chosen.arrayBuffer());
      const opened = await openKeyFile(app.passingPorts(), data, sentence().trim());
      setBusy(false);
      if (!opened.ok) return fail(opened.error);
      app.open(opened.value);
      return true;
    },
  };
}
