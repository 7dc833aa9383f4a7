import { appendContract } from "./relay-append-contract.ts";
import { readContract } from "./relay-read-contract.ts";
import { accessContract } from "./relay-access-contract.ts";
import { blobContract } from "./relay-blob-contract.ts";
import { inviteContract } from "./relay-invite-contract.ts";
import { liveContract } from "./relay-live-contract.ts";
import { pushContract } from "./relay-push-contract.ts";
import { holdContract } from "./relay-hold-contract.ts";
import { handoverContract } from "./relay-handover-contract.ts";
import { sheetContract } from "./relay-sheet-contract.ts";
import { signupContract } from "./relay-signup-contract.ts";
import { roomContract } from "./relay-room-contract.ts";
import { versionContract } from "./relay-version-contract.ts";
import { withdrawContract } from "./relay-withdraw-contract.ts";
import type { OpenRelay } from "#tests/support/relay-under-test.ts";

/** What every relay does, whatever it keeps its rows in. */
export function relayContract(open: OpenRelay): void {
  appendContract(open);
  readContract(open);
  accessContract(open);
  inviteContract(open);
  liveContract(open);
  versionContract(open);
  roomContract(open);
  withdrawContract(open);
  blobContract(open);
  pushContract(open);
  holdContract(open);
  sheetContract(open);
  handoverContract(open);
  signupContract(open);
}
