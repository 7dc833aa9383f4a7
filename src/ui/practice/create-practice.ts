import { useNavigate } from "@solidjs/router";
import { type Accessor, createSignal } from "solid-js";
import { openPractice } from "#src/operations/open-practice.ts";
import { DUTCH_TIME, dateIn } from "#src/grants/window.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { keepLetters } from "./letters-year.ts";
import { practiceScript } from "./practice-script.ts";
import { loadPracticeWords } from "./practice-words.ts";

/** Opens a fresh practice dossier; what was tried in an earlier one is gone. What was open before is locked. */
export function createPractice(): { readonly open: () => Promise<void>; readonly busy: Accessor<boolean> } {
  const app = useApp();
  const navigate = useNavigate();
  const { locale, f } = useI18n();
  const [busy, setBusy] = createSignal(false);
  return {
    busy,
    open: async () => {
      if (busy()) return;
      setBusy(true);
      const words = await loadPracticeWords(locale());
      const ports = app.practicePorts();
      const session = await openPractice(ports, practiceScript(words, ports.clock()));
      await keepLetters(session, words, dateIn(DUTCH_TIME, ports.clock()), (day) => f().date(day));
      app.openPractice(session);
      setBusy(false);
      navigate("/vandaag", { replace: true });
    },
  };
}
