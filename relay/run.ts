import { writeSync } from "node:fs";
import { createJsonLog, thrownFacts } from "#relay/adapters/log/json-log.ts";
import type { RelayClock } from "#relay/ports/clock.ts";
import { SECOND } from "#src/base/instant.ts";
import { readConfig } from "./config.ts";
import { COMMANDS, operatorCommand } from "./operator.ts";
import { createPrint } from "./print.ts";
import { startServer } from "./start.ts";

const STDOUT = 1;
/** What a container runtime commonly waits after SIGTERM. */
const LONGEST_STOP = 10 * SECOND;

/** Written at once: a line must not be lost when the process ends right after it. */
const print = createPrint((data) => writeSync(STDOUT, data));

/**
 * The relay as a process: reads its configuration from the environment, serves until SIGTERM or SIGINT, and ends
 * within ten seconds of it. Given a command, it does that instead and prints one object. Exit code 2 stands for a
 * configuration or command that was refused, 1 for any other end.
 */
export async function run(args: readonly string[], clock: RelayClock): Promise<void> {
  const log = createJsonLog(print);
  const end = (where: string, thrown: unknown): never => {
    log({ event: "fault", where, ...thrownFacts(thrown) });
    process.exit(1);
  };
  process.on("uncaughtException", (thrown) => end("process", thrown));
  process.on("unhandledRejection", (thrown) => end("process", thrown));

  const config = readConfig(process.env);
  if (!config.ok) {
    log({ event: "refused-to-start", reasons: config.error.reasons });
    process.exit(2);
  }
  const command = operatorCommand(args);
  if (command) {
    const done = await command(config.value, clock.wall());
    print(`${JSON.stringify(done.printed, null, 2)}\n`);
    process.exit(done.ok ? 0 : 1);
  }
  if (args.length > 0) {
    log({ event: "refused-to-start", reasons: [`the commands are: ${COMMANDS}`] });
    process.exit(2);
  }

  let isStopping = false;
  const started = startServer({
    config: config.value,
    clock,
    log,
    // Another start may find the file whole, on another disk or restored; this process has nothing more to tell.
    failed: (fault) => end("store", fault),
  });
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    log({ event: "stopping" });
    setTimeout(() => {
      log({ event: "stop-forced" });
      process.exit(1);
    }, LONGEST_STOP).unref();
    started
      .then((server) => server.stop())
      .then(
        () => {
          log({ event: "stopped" });
          process.exit(0);
        },
        (thrown: unknown) => end("stop", thrown),
      );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);

  try {
    const { address, hasApp, metrics } = await started;
    const figures = metrics === undefined ? {} : { metrics };
    log({ event: "listening", address, signup: config.value.signup, app: hasApp, ...figures });
  } catch (thrown) {
    end("start", thrown);
  }
}
