import { expect, test } from "vitest";
import { MINUTE, instant } from "#src/base/instant.ts";
import { createBuckets } from "#relay/core/quota.ts";
import { START } from "#tests/support/relay-under-test.ts";

const RATE = { burst: 3, perSecond: 0.5 };
const later = (milliseconds: number) => instant(START + milliseconds);

test("a burst at once, then as many as the rate gives, each name by itself", () => {
  const buckets = createBuckets();
  const takes = [1, 2, 3, 4].map(() => buckets.take("a", RATE, START));
  expect(takes).toEqual([0, 0, 0, 2]);
  expect(buckets.take("b", RATE, START)).toBe(0);
  expect(buckets.take("a", RATE, later(1000))).toBe(1);
  expect(buckets.take("a", RATE, later(2000))).toBe(0);
  expect(buckets.take("a", RATE, later(2000))).toBe(2);
});

test("rest fills a bucket up to the burst and no further", () => {
  const buckets = createBuckets();
  for (let i = 0; i < 3; i++) buckets.take("a", RATE, START);
  const takes = [1, 2, 3, 4].map(() => buckets.take("a", RATE, later(60 * MINUTE)));
  expect(takes).toEqual([0, 0, 0, 2]);
});

test("many names do not make one who must wait be forgotten first", () => {
  const buckets = createBuckets(100);
  for (let i = 0; i < 60; i++) buckets.take(`old ${i}`, RATE, START);
  for (let i = 0; i < 3; i++) buckets.take("busy", RATE, later(MINUTE));
  for (let i = 0; i < 60; i++) buckets.take(`new ${i}`, RATE, later(MINUTE));
  expect(buckets.take("busy", RATE, later(MINUTE))).toBeGreaterThan(0);
});
