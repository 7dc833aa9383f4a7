import { describe } from "vitest";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { relayContract } from "./relay-contract.ts";

describe("a relay in memory", () => {
  relayContract((options) => Promise.resolve(createMemoryRelay(options)));
});
