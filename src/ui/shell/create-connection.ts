import { type Accessor, createSignal } from "solid-js";
import type { Session } from "#src/operations/session.ts";
import type { Connection } from "#src/ui/session/app-context.tsx";
import type { Sharing } from "./create-app.ts";
import type { DevicePorts } from "./device-ports.ts";

export function createConnection(_device: DevicePorts): {
  readonly connection: Accessor<Connection>;
  readonly share: (session: Session) => Sharing;
} {
  const [connection] = createSignal<Connection>("saved-here");
  return { connection, share: () => ({ wake: () => undefined, stop: () => undefined }) };
}
