import type { Accessor } from "solid-js";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { dateIn, DUTCH_TIME } from "#src/grants/window.ts";
import { useSession } from "./app-context.tsx";

/** The day it is in the Netherlands, by the clock of the session. */
export function useToday(): Accessor<LocalDate> {
  const session = useSession();
  return () => dateIn(DUTCH_TIME, session().now());
}
