import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Log, LogLine } from "#relay/adapters/log/json-log.ts";
import type { StoreWatch } from "#relay/ports/store-watch.ts";

export type Metrics = {
  /** A log that counts what it writes. */
  counted(log: Log): Log;
  readonly store: StoreWatch;
  /** Asked at every scrape for what is not counted but stands somewhere. */
  watch(name: string, help: string, read: () => number): void;
  /** The text form of Prometheus, and its media type. */
  text(): Promise<string>;
  readonly contentType: string;
};

const MILLISECONDS = 1000;
/** Seconds; the longest poll lasts half a minute. */
const DURATIONS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const BATCHES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/**
 * Figures of one process. Labels are route templates, statuses and names of problems: what a line of the log may tell,
 * and nothing else. Files of the app share one label, since their names change with every build.
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Also the delay of the event loop, memory and collections of garbage.
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "roer_requests_total",
    help: "Requests that were answered, by route template and status",
    labelNames: ["route", "status"] as const,
    registers,
  });
  const durations = new Histogram({
    name: "roer_request_duration_seconds",
    help: "From the head of a request to its answer, by route template; a long poll waits on purpose",
    labelNames: ["route"] as const,
    buckets: DURATIONS,
    registers,
  });
  const refusals = new Counter({
    name: "roer_refused_total",
    help: "Requests that were refused, by the name of the problem",
    labelNames: ["problem"] as const,
    registers,
  });
  const faults = new Counter({ name: "roer_faults_total", help: "Faults of the relay's own", registers });
  const closed = new Counter({ name: "roer_sockets_closed_total", help: "Live sockets that ended", registers });
  const commits = new Histogram({
    name: "roer_commit_commands",
    help: "Commands that one commit made safe",
    buckets: BATCHES,
    registers,
  });
  const queue = new Gauge({ name: "roer_store_waiting", help: "Commands that wait for the store", registers });

  const count = (line: LogLine): void => {
    if (line.event === "live-closed") closed.inc();
    if (line.event === "fault") faults.inc();
    if (line.event !== "request") return;
    const route = routeLabel(line.route);
    requests.inc({ route, status: line.status });
    durations.observe({ route }, line.ms / MILLISECONDS);
    if (line.problem !== undefined) refusals.inc({ problem: line.problem });
  };
  return {
    counted: (log) => (line) => {
      count(line);
      log(line);
    },
    store: { committed: (commands) => commits.observe(commands), waiting: (commands) => queue.set(commands) },
    watch: (name, help, read) => {
      const gauge: Gauge = new Gauge({ name, help, registers, collect: (): void => gauge.set(read()) });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

const routeLabel = (route: string): string => (/^[A-Z]+ \/(?:v1|health|openapi)/.test(route) ? route : "app");
