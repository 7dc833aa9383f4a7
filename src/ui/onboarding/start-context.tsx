import { createContext, useContext } from "solid-js";
import { invariant } from "#src/base/never.ts";
import type { Start } from "./create-start.ts";

export const StartContext = createContext<Start>();

/** What was typed so far in the first run. */
export function useStart(): Start {
  const start = useContext(StartContext);
  invariant(start !== undefined, "screens of the first run stand inside StartLayout");
  return start;
}
