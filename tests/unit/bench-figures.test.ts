import { expect, it } from "vitest";
import { median, quantile } from "#tests/bench/figures.ts";

it("finds the sample below which a share of all lies", () => {
  const samples = [50, 10, 40, 20, 30];
  expect([median(samples), quantile(samples, 0.99), quantile(samples, 0.2)]).toEqual([30, 50, 10]);
});

it("has no middle of nothing", () => {
  expect(median([])).toBeNaN();
});
