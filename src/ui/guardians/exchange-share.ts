import type { Result } from "#src/base/result.ts";
import type { AskShareFault, ShareRequest } from "#src/operations/ask-share.ts";
import type { Gathering } from "#src/operations/gathering.ts";

/** From a code on the screen to the share that came of it. Undefined when the screen was left. */
export async function exchangeShare(
  request: ShareRequest,
  name: string,
  gone: AbortSignal,
  showDigits: (digits: string) => void,
): Promise<Result<Gathering, AskShareFault> | undefined> {
  const claimed = await request.claim(name, gone);
  if (gone.aborted) return undefined;
  if (!claimed.ok) return claimed;
  const digits = await request.waitForDigits(gone);
  if (gone.aborted) return undefined;
  if (!digits.ok) return digits;
  showDigits(digits.value);
  const taken = await request.waitForShare(gone);
  return gone.aborted ? undefined : taken;
}
