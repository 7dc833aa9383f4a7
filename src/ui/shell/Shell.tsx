import { Router } from "@solidjs/router";
import type { JSX } from "solid-js";
import { useApp } from "#src/ui/session/app-context.tsx";
import { Root } from "./Root.tsx";
import { routes } from "./routes.tsx";

/** The app: its addresses, and the frame round every screen. */
export function Shell(): JSX.Element {
  const app = useApp();
  return (
    <Router root={Root} scrollRestoration>
      {routes(app.ready)}
    </Router>
  );
}
