import { createRoot } from "solid-js";
import { describe, expect, it } from "vitest";
import { utf8 } from "#src/base/bytes.ts";
import { UNLOCK } from "#src/operations/is-here.ts";
import { createPassingDisk } from "#src/storage/memory-disk.ts";
import { createApp } from "#src/ui/shell/create-app.ts";
import type { Engine } from "#src/ui/shell/engine.ts";
import { keepWasHere, wasHere } from "#src/ui/shell/was-here.ts";

async function engineOver(name?: string): Promise<Engine> {
  const disk = createPassingDisk();
  if (name !== undefined) await disk.commit([{ put: name, value: utf8("record") }]);
  return { ports: { disk }, connection: () => "shared" } as unknown as Engine;
}
const appOver = (
  engine: Promise<Engine>,
  here: boolean,
  was = false,
  keepWas: (isHere: boolean) => void = () => undefined,
) => createRoot(() => createApp({ engine, here, was, keepWas, origin: "https://roer.example" }));

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

  it("knows a device of which the browser threw everything away from one that is new", async () => {
    const marks: boolean[] = [];
    const app = appOver(engineOver(), false, true, (isHere) => void marks.push(isHere));
    expect(app.state()).toEqual({ type: "empty", lost: true });
    await app.ready;
    expect(app.state()).toEqual({ type: "empty", lost: true });
    app.cleared();
    expect(app.state()).toEqual({ type: "empty" });
    expect(marks).toEqual([false]);
  });

  it("says of nothing that it is lost which a second look finds, and marks a device from before there was a mark", async () => {
    const marks: boolean[] = [];
    const keep = (isHere: boolean): void => void marks.push(isHere);
    const app = appOver(engineOver(UNLOCK), false, true, keep);
    await app.ready;
    expect(app.state()).toEqual({ type: "locked" });
    expect(appOver(engineOver(UNLOCK), true, false, keep).state()).toEqual({ type: "locked" });
    expect(marks).toEqual([true, true]);
  });
});

describe("the mark beside the database", () => {
  it("says that there was something and nothing else, and goes when that was wiped on purpose", () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    };
    expect(wasHere(storage)).toBe(false);
    keepWasHere(storage, true);
    expect([...kept]).toEqual([["roer-here", "1"]]);
    expect(wasHere(storage)).toBe(true);
    keepWasHere(storage, false);
    expect(kept.size).toBe(0);
  });

  it("is no trouble where a browser keeps nothing", () => {
    const refuses = (): never => {
      throw new DOMException("denied", "SecurityError");
    };
    const storage = { getItem: refuses, setItem: refuses, removeItem: refuses };
    keepWasHere(storage, true);
    expect([wasHere(storage), wasHere(undefined)]).toEqual([false, false]);
  });
});
