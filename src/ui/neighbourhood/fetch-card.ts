import { type Bytes, concat } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { CARD_BYTES } from "#src/exports/neighbourhood-card.ts";

/** Beside the app, put there by whoever runs it; and the made-up one that comes with the app. */
const OWN_CARD = "/wijkkaart/kaart.json";
const EXAMPLE_CARD = "/wijkkaart/voorbeeld.json";

export type FetchFault = { readonly type: "offline" | "no-card-here" | "card-too-large" };

/** The whole file in one request that is the same for everybody: nothing in it tells what is looked for. */
export async function fetchCard(which: "own" | "example"): Promise<Result<Bytes, FetchFault>> {
  try {
    const answer = await fetch(which === "own" ? OWN_CARD : EXAMPLE_CARD, {
      credentials: "omit",
      redirect: "error",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
    if (!answer.ok || !answer.body) return err({ type: "no-card-here" });
    return await upTo(answer.body, CARD_BYTES);
  } catch {
    return err({ type: "offline" });
  }
}

/** Stops reading where it grows too large: what is sent need not end. */
async function upTo(body: ReadableStream<Uint8Array>, most: number): Promise<Result<Bytes, FetchFault>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return ok(concat(...parts));
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return err({ type: "card-too-large" });
    }
    parts.push(value);
  }
}
