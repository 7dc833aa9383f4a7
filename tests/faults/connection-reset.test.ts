import { expect, onTestFinished, test } from "vitest";
import { encodeBatch } from "#src/protocol/page.ts";
import { judgeLog } from "#tests/support/append-history.ts";
import { type Cut, startCuttingProxy } from "#tests/support/cutting-proxy.ts";
import { dial } from "#tests/support/http-relay.ts";
import { openDossier, openRelay } from "#tests/support/open-relay.ts";
import { valueOf } from "#tests/support/relay-dossier.ts";

/** Every so many bytes; all of them when it is 1. */
const STEP = Number(process.env["RESET_STEP"] ?? 41);

test(
  "a connection that is reset at any byte of a request or its answer: sent again, it is stored once",
  { timeout: 180_000 },
  async () => {
    const relay = await openRelay(onTestFinished);
    const { dossier, http } = await openDossier(relay.origin, 0);
    let cut: Cut | undefined;
    const proxy = await startCuttingProxy(relay.origin, () => cut);
    onTestFinished(() => proxy.close());
    /** Over a connection of its own, byte for byte; what came back of the answer. */
    const send = async (batch: Uint8Array): Promise<string> => {
      const head = `POST /v1/append HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${batch.length}\r\n\r\n`;
      const socket = await dial(proxy.origin, Buffer.concat([Buffer.from(head), batch]));
      let received = "";
      socket.on("data", (chunk: Buffer) => (received += chunk.toString("latin1")));
      socket.on("error", () => socket.destroy());
      await new Promise((resolve) => socket.once("close", resolve));
      return received;
    };
    const made = [];
    const sendCut = async (at: Cut): Promise<string> => {
      const envelope = dossier.next(dossier.device, dossier.section);
      made.push(envelope);
      cut = at;
      const received = await send(encodeBatch(dossier.dossier, [envelope.wire]));
      cut = undefined;
      const [result] = valueOf(await dossier.append(envelope)).results;
      expect(result).toMatchObject({ status: "stored", pos: made.length });
      return received;
    };
    const whole = await sendCut({ way: "answer", after: Number.MAX_SAFE_INTEGER });
    expect(whole).toContain("200 OK");
    const requestLength =
      96 +
      encodeBatch(dossier.dossier, [dossier.next(dossier.device, dossier.section, {}, undefined, false).wire]).length;
    for (let after = 0; after < requestLength; after += STEP) await sendCut({ way: "request", after });
    for (let after = 0; after < whole.length; after += STEP)
      expect((await sendCut({ way: "answer", after })).length).toBeLessThanOrEqual(after);
    expect(await judgeLog(dossier, await http.relayKey(), [])).toEqual({ lost: 0, doubled: 0, chained: true });
    expect(relay.logText()).not.toContain('"event":"fault"');
    if (STEP === 1)
      console.log(
        `connection reset at each byte: ${proxy.cuts()} resets, stored ${made.length} of ${made.length}, doubled 0`,
      );
    expect(proxy.cuts()).toBeGreaterThanOrEqual(Math.floor(whole.length / STEP));
  },
);
