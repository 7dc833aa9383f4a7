import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPrint } from "#relay/print.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A pipe that takes so many bytes until it is emptied. */
function pipe(room: number) {
  const got = { text: "", room };
  const write = (data: Uint8Array): number => {
    if (got.room === 0) throw Object.assign(new Error("EAGAIN"), { code: "EAGAIN" });
    const taken = Math.min(got.room, data.length);
    got.room -= taken;
    got.text += Buffer.from(data.subarray(0, taken)).toString();
    return taken;
  };
  return { got, print: createPrint(write) };
}

test("a reader that does not keep up holds nobody up, and gets every line in order when it reads on", () => {
  const { got, print } = pipe(8);
  print("first\n");
  print("second\n");
  expect(got.text).toBe("first\nse");
  got.room = 100;
  vi.advanceTimersByTime(20);
  print("third\n");
  expect(got.text).toBe("first\nsecond\nthird\n");
});

test("what is more than a mebibyte behind is lost", () => {
  const { got, print } = pipe(0);
  const line = `${"x".repeat(65_535)}\n`;
  for (let i = 0; i < 40; i++) print(line);
  got.room = 10_000_000;
  print("last\n");
  expect(got.text).toHaveLength(1024 * 1024);
});

test("any other fault is the caller's to see", () => {
  const print = createPrint(() => {
    throw new Error("EPIPE");
  });
  expect(() => print("x")).toThrow("EPIPE");
});
