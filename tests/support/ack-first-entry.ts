import { servePlanted } from "./planted-relay.ts";

/** Planted: the store answers when a command was executed, and commits up to fifty milliseconds later. */
const COMMIT_AFTER = 50;

await servePlanted(({ db, decide }) => ({
  submit: (command) => {
    if (!db.inTransaction) {
      db.exec("BEGIN IMMEDIATE");
      setTimeout(() => db.exec("COMMIT"), COMMIT_AFTER);
    }
    return Promise.resolve(decide(command));
  },
}));
