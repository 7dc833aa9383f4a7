import { Router } from "@solidjs/router";
import type { JSX } from "solid-js";
import { Root } from "./Root.tsx";
import { routes } from "./routes.tsx";

/** The app: its addresses, and the frame round every screen. */
export function Shell(): JSX.Element {
  return (
    <Router root={Root} scrollRestoration>
      {routes}
    </Router>
  );
}
