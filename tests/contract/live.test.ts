import { WebSocket } from "ws";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { createNote } from "#src/dossier/note.ts";
import { createGoal } from "#src/dossier/goal.ts";
import { preset } from "#src/grants/presets.ts";
import { askForHelp, beginHelpRequest } from "#src/operations/ask-for-help.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import type { Syncable } from "#src/operations/ports.ts";
import { record, recordInNewSection } from "#src/operations/record.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { syncable } from "#src/operations/sync-access.ts";
import { type AccessId, accessIdOf } from "#src/sync/access-id.ts";
import { type Live, openLive } from "#src/sync/live.ts";
import type { Socket } from "#src/sync/live-socket.ts";
import { systemTimers } from "#src/sync/timers.ts";
import { now, requestIn, supporter } from "#tests/support/help-in-person.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, type World, createWorld } from "#tests/support/world.ts";

const DAY = "2026-06-09" as LocalDate;

const bySocket = (url: string): Socket => new WebSocket(url);
/** As an office proxy does it: the connection is closed before anything was said. */
const noSocket = (): Socket => ({
  send: () => undefined,
  close: () => undefined,
  addEventListener: (type: string, listener: (event: { reason: string; data: unknown }) => void) => {
    if (type === "close") setImmediate(() => listener({ reason: "", data: "" }));
  },
});

async function table() {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident();
  const make = () =>
    recordInNewSection(samira.session, samira.own, "goal", (at) => createGoal({ text: "Fietsen" }, newEntityId(), at));
  const goal = valueOf(await make());
  await samira.sync();
  const joost = await world.holder();
  const { domain, lasts } = preset("think-along");
  const key = await giveKeyInPerson(samira, joost, { sections: [goal], domain, until: lasts });
  await samira.sync();
  const writeNote = async (): Promise<void> => {
    valueOf(
      await record(joost.session, key, goal, (at) => createNote({ text: "Dag", kind: "support" }, newEntityId(), at)),
    );
    await joost.sync();
  };
  return { world, samira, joost, key, writeNote };
}

function listen(world: World, device: OpenDevice, openSocket: (url: string) => Socket) {
  const syncables: readonly Syncable[] = [...device.session.replicas.values()].map((one) =>
    syncable(device.session, one),
  );
  const hinted: AccessId[] = [];
  const live: Live = openLive(
    {
      origin: world.origin,
      openSocket,
      poll: (signer, body, gone) => device.relay.poll(signer, body, gone),
      syncables: () => syncables,
      // Waits between tries are not what is tested here.
      timers: { after: (_, run) => systemTimers.after(1, run) },
      random: () => 0,
    },
    (id) => hinted.push(id),
  );
  onTestFinished(() => live.close());
  const [first] = syncables;
  if (!first) throw new Error("nothing to listen to");
  return { live, hinted, syncable: first, id: accessIdOf(first.signer) };
}

describe.each([
  ["a socket", bySocket],
  ["long polls where no socket opens", noSocket],
])("live updates by %s", (_, openSocket) => {
  it("tell a resident at once of a note that somebody left", async () => {
    const { world, samira, writeNote } = await table();
    const { live, hinted, syncable: own, id } = listen(world, samira, openSocket);
    await writeNote();
    await vi.waitFor(() => expect(hinted).toContain(id), { timeout: 5000 });
    expect(live.behind(id)).toBe(true);
    live.begun(id);
    expect(await own.sync()).toEqual({ type: "done" });
    expect(live.behind(id)).toBe(false);
  });

  it("tell a holder at once that the key was stopped", async () => {
    const { world, samira, joost, key } = await table();
    const { hinted, syncable: held, id } = listen(world, joost, openSocket);
    valueOf(await askToStop(samira.session, samira.own, key.ref.grant));
    expect(await samira.sync()).toEqual([{ type: "done" }]);
    await vi.waitFor(() => expect(hinted).toContain(id), { timeout: 5000 });
    expect(await held.sync()).toEqual({ type: "over", problem: "revoked" });
  });

  it("tell a key that reads nothing at once of what it was asked", async () => {
    const { world, samira } = await table();
    const { device, key } = await supporter(world, samira);
    await device.sync();
    const { hinted, syncable: held, id } = listen(world, device, openSocket);
    const section = valueOf(await beginHelpRequest(samira.session, samira.own, { what: "dog", on: [DAY] }));
    expect(await askForHelp(samira.session, samira.own, section, [key.ref.grant])).toEqual([]);
    await vi.waitFor(() => expect(hinted).toContain(id), { timeout: 5000 });
    expect(await held.sync()).toEqual({ type: "done" });
    expect(requestIn(now({ device, key }), section)?.on).toEqual([DAY]);
  });
});

describe("one's own writing", () => {
  it("comes back as word of something new, and is none", async () => {
    const { world, samira } = await table();
    const { live, id, syncable: own } = listen(world, samira, bySocket);
    valueOf(
      await recordInNewSection(samira.session, samira.own, "goal", (at) =>
        createGoal({ text: "Zwemmen" }, newEntityId(), at),
      ),
    );
    live.begun(id);
    expect(await own.sync()).toEqual({ type: "done" });
    live.refresh();
    expect(live.behind(id)).toBe(false);
  });
});
