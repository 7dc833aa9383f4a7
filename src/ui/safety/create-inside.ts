import { type Accessor, createSignal } from "solid-js";
import type { Compartment, CompartmentContent, CompartmentFault } from "#src/operations/compartment.ts";
import { useApp } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";

export type Inside = {
  readonly pages: Accessor<CompartmentContent["pages"]>;
  readonly draft: Accessor<string>;
  readonly type: (text: string) => void;
  /** What is typed lies in the compartment. */
  readonly saved: Accessor<boolean>;
  readonly fault: Accessor<CompartmentFault | undefined>;
  readonly add: () => Promise<void>;
  readonly remove: (id: string, removed: string) => Promise<void>;
};

/** The pages of an open compartment. What is being typed is kept in it as well, at once: a lock may come at any moment. */
export function createInside(compartment: Compartment): Inside {
  const app = useApp();
  const [content, setContent] = createSignal(compartment.content);
  const [saved, setSaved] = createSignal(compartment.content.draft !== "");
  const [fault, setFault] = createSignal<CompartmentFault>();
  let last: Promise<boolean> = Promise.resolve(true);
  let waits = false;

  /** Keeps what is there when its turn comes: typing is faster than a cheap phone's disk. */
  const keep = (next: CompartmentContent): Promise<boolean> => {
    setContent(next);
    if (waits) return last;
    waits = true;
    last = last.then(async () => {
      waits = false;
      const now = content();
      const kept = await compartment.keep(now);
      setFault(kept.ok ? undefined : kept.error);
      setSaved(kept.ok && now.draft !== "" && now.draft === content().draft);
      return kept.ok;
    });
    return last;
  };

  return {
    pages: () => content().pages,
    draft: () => content().draft,
    type: (text) => {
      setSaved(false);
      void keep({ ...content(), draft: text });
    },
    saved,
    fault,
    add: async () => {
      const { pages, draft } = content();
      const text = draft.trim();
      if (text === "") return;
      const page = { id: crypto.randomUUID(), text, at: app.ports.clock() };
      // What does not fit stays in the field.
      if (!(await keep({ ...content(), pages: [...pages, page], draft: "" })))
        setContent({ ...content(), pages, draft });
    },
    remove: async (id, removed) => {
      const before = content().pages;
      if (!(await keep({ ...content(), pages: before.filter((page) => page.id !== id) }))) return;
      say({ text: removed, undo: { run: () => void keep({ ...content(), pages: before }) } });
    },
  };
}
