import { servePlanted } from "./planted-relay.ts";

/** Planted: each commit is answered when it was written, and not when it was synced. */
await servePlanted(({ db }) => {
  db.pragma("synchronous = NORMAL");
  return {};
});
