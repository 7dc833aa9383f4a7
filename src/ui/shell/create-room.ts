import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { HOUR } from "#src/base/instant.ts";
import { estimate, isNearlyFull } from "#src/storage/persist.ts";
import { useApp } from "#src/ui/session/app-context.tsx";

/** Is there so little room left on this device that it should be said before something is lost? Looked at now and then. */
export function createNearlyFull(): Accessor<boolean> {
  const app = useApp();
  const [full, setFull] = createSignal(false);
  const look = async (): Promise<void> => {
    const room = await estimate();
    setFull(room !== undefined && isNearlyFull(room));
  };
  createEffect(
    on(
      () => app.state().type,
      (type) => {
        if (type !== "open") return void setFull(false);
        void look();
        const again = setInterval(() => void look(), HOUR);
        onCleanup(() => clearInterval(again));
      },
    ),
  );
  return full;
}
