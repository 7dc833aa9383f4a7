import type { Session } from "#src/operations/session.ts";
import type { App } from "#src/ui/session/app-context.tsx";

/** Only in the memory of this page: gone when it is closed, unless a pincode or a key file is chosen. */
export const isPassing = (app: App, session: Session): boolean => session.ports.disk !== app.ports.disk;
