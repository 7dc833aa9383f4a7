import { err } from "#src/base/result.ts";
import type { Relay, RelayFault } from "#src/operations/ports.ts";

const offline = () => Promise.resolve(err<RelayFault>({ type: "offline" }));

/** For what must never be sent: no request leaves, whatever is asked. */
export const absentRelay: Relay = {
  hello: offline,
  register: offline,
  access: offline,
  append: offline,
  read: offline,
  bundles: offline,
  status: offline,
  accessLog: offline,
  erase: offline,
  withdraw: offline,
  beginBlob: offline,
  storePiece: offline,
  readBlob: offline,
  dropBlob: offline,
  pushKey: offline,
  subscribePush: offline,
  unsubscribePush: offline,
  openInvite: offline,
  claimInvite: offline,
  revealInvite: offline,
  deliverInvite: offline,
  cancelInvite: offline,
  lookInvite: offline,
  findSheet: offline,
  ask: offline,
};
