import { randomBytes } from "node:crypto";
import { createRandomBytes, createId } from "@evolu/common";
import * as local from "@evolu/common/local-first";
import { answer, appendAll, asked, openSocket } from "./loading.mjs";

const deps = { randomBytes: createRandomBytes() };
const lanes = [];
for (let i = 0; i < asked.atOnce; i++) {
  const owner = local.createAppOwner(local.createOwnerSecret(deps));
  const nodeId = randomBytes(8).toString("hex");
  const message = (n) => ({
    timestamp: local.createTimestamp({ millis: Date.now() + n, counter: 0, nodeId }),
    change: {
      table: "entry",
      id: createId(deps),
      values: { text: randomBytes(asked.jsonBytes).toString("base64").slice(0, asked.jsonBytes) },
      isInsert: true,
      isDelete: null,
    },
  });
  const messages = Array.from({ length: asked.each }, (_, n) =>
    local.createProtocolMessageFromCrdtMessages(deps)(owner, [message(n)]),
  );
  lanes.push({ socket: await openSocket(`?ownerId=${owner.id}`), messages });
}
/** Version, owner, type 1 (response), and code 0: no error. */
const isStored = (data) => data[17] === 1 && data[18] === 0;
answer({ rate: await appendAll(lanes, isStored) });
