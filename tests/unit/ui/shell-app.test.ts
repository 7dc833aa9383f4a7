import { createRoot } from "solid-js";
import { describe, expect, it } from "vitest";
import { utf8 } from "#src/base/bytes.ts";
import { UNLOCK } from "#src/operations/is-here.ts";
import { createPassingDisk } from "#src/storage/memory-disk.ts";
import { createApp } from "#src/ui/shell/create-app.ts";
import type { Engine } from "#src/ui/shell/engine.ts";

async function engineOver(name?: string): Promise<Engine> {
  const disk = createPassingDisk();
  if (name !== undefined) await disk.commit([{ put: name, value: utf8("record") }]);
  return { ports: { disk }, connection: () => "shared" } as unknown as Engine;
}
const appOver = (engine: Promise<Engine>, here: boolean) =>
  createRoot(() => createApp({ engine, here, origin: "https://roer.example" }));

describe("the app before and after its engine is here", () => {
  it("shows what a first look told at once, and has no ports until they are there", async () => {
    const engine = engineOver();
    const app = appOver(engine, false);
    expect(app.state()).toEqual({ type: "empty" });
    expect(app.connection()).toBe("saved-here");
    expect(() => app.ports).toThrow();
    await app.ready;
    expect(app.state()).toEqual({ type: "empty" });
    expect(app.connection()).toBe("shared");
    expect(app.ports).toBe((await engine).ports);
  });

  it("asks the pincode after all where the first look missed what is here", async () => {
    const app = appOver(engineOver(UNLOCK), false);
    await app.ready;
    expect(app.state()).toEqual({ type: "locked" });
    app.lock();
    expect(app.state()).toEqual({ type: "locked" });
  });
});
