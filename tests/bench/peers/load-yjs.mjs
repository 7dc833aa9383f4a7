// Writers and readers of Yjs documents at y-websocket's server or at Hocuspocus: `names` says whether a message begins with
// the name of its document, as the latter has it.
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { answer, asked, openSocket } from "./loading.mjs";

const SYNC = 0;
const AUTH = 2;
const STEP_1 = 0;
const UPDATE = 2;

function message(place, type, write) {
  const encoder = encoding.createEncoder();
  if (asked.names) encoding.writeVarString(encoder, `place-${place}`);
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const syncMessage = (place, step, bytes) =>
  message(place, SYNC, (encoder) => {
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });

/** Joined once the server has answered what it has. */
async function join(place) {
  const socket = await openSocket(asked.names ? "" : `place-${place}`);
  const joined = new Promise((resolve) => {
    const look = (data) => {
      if (typeOf(data)?.type !== SYNC) return;
      socket.off("message", look);
      resolve();
    };
    socket.on("message", look);
  });
  if (asked.names)
    socket.send(
      message(place, AUTH, (encoder) => {
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarString(encoder, "");
      }),
    );
  socket.send(syncMessage(place, STEP_1, Y.encodeStateVector(new Y.Doc())));
  await joined;
  return socket;
}

function typeOf(data) {
  const decoder = decoding.createDecoder(new Uint8Array(data));
  if (asked.names) decoding.readVarString(decoder);
  const type = decoding.readVarUint(decoder);
  return { type, step: type === SYNC ? decoding.readVarUint(decoder) : undefined };
}

async function fanout({ places, readers, perSecond, writings, jsonBytes }) {
  const took = [];
  const all = Array.from({ length: places }, () => ({ began: [], sent: [] }));
  for (const [place, { began }] of all.entries())
    for (let i = 0; i < readers; i++) {
      const socket = await join(place);
      await sleep(20);
      let heard = 0;
      socket.on("message", (data) => {
        const { type, step } = typeOf(data);
        if (type === SYNC && step === UPDATE) took.push(performance.now() - began[heard++]);
      });
    }
  const text = "x".repeat(jsonBytes);
  const start = performance.now();
  const gap = (1000 * places) / perSecond;
  await Promise.all(
    all.map(async ({ began }, place) => {
      const socket = await join(place);
      const doc = new Y.Doc();
      let update;
      doc.on("update", (bytes) => (update = bytes));
      for (let n = 0; n < writings / places; n++) {
        await sleep(Math.max(0, start + (n + place / places) * gap - performance.now()));
        doc.getArray("entries").push([`${n}${text}`]);
        began.push(performance.now());
        socket.send(syncMessage(place, UPDATE, update));
      }
    }),
  );
  const due = performance.now() + 5000;
  while (took.length < writings * readers && performance.now() < due) await sleep(20);
  const sorted = took.sort((a, b) => a - b);
  const isWhole = sorted.length === writings * readers;
  answer(isWhole ? { p99: sorted[Math.ceil(sorted.length * 0.99) - 1] } : { heard: sorted.length });
}

/** Opens as many sockets as each message says, and says when they are there. */
async function idle({ atOnce, places }) {
  let opened = 0;
  process.send({ ready: true });
  for (;;) {
    const [{ open }] = await once(process, "message");
    for (const end = opened + open; opened < end;) {
      const many = Math.min(atOnce, end - opened);
      await Promise.all(Array.from({ length: many }, (_, i) => join((opened + i) % places)));
      opened += many;
    }
    process.send({ opened });
  }
}

await (asked.fanout ? fanout(asked.fanout) : idle(asked.idle));
