import { type Accessor, createSignal } from "solid-js";

export type Copy = {
  readonly copied: Accessor<boolean>;
  readonly failed: Accessor<boolean>;
  readonly copy: (text: string) => Promise<void>;
};

/** Copies, and knows whether it worked: a browser may say no. */
export function createCopy(): Copy {
  const [result, setResult] = createSignal<"copied" | "failed">();
  return {
    copied: () => result() === "copied",
    failed: () => result() === "failed",
    copy: async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        setResult("copied");
      } catch {
        // Refused, or no such thing here: the text stands on the screen to be taken by hand.
        setResult("failed");
      }
    },
  };
}
