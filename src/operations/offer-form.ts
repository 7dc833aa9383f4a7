import { err, ok, type Result } from "#src/base/result.ts";
import {
  FLAG_LINK,
  type CodeFault,
  makeTypedCode,
  parseFragment,
  secretFromTypedCode,
} from "#src/crypto/invite-code.ts";
import { OwnerInvitation } from "#src/crypto/invitation.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import type { Replica } from "./replica.ts";

/** How a code reaches the other. */
export type OfferForm =
  | { readonly type: "qr" }
  | { readonly type: "link" }
  | { readonly type: "typed" }
  | { readonly type: "scanned"; readonly text: string };

/** A new invitation of that form, or what is wrong with what was scanned. */
export function invitationFor(
  replica: Replica,
  form: OfferForm,
): Result<{ invitation: OwnerInvitation; typedCode: string | undefined }, CodeFault> {
  const { rootPk } = replica;
  switch (form.type) {
    case "qr":
      return ok({ invitation: new OwnerInvitation(rootPk, randomBytes(32), 0), typedCode: undefined });
    case "link":
      return ok({ invitation: new OwnerInvitation(rootPk, randomBytes(32), FLAG_LINK), typedCode: undefined });
    case "typed": {
      const typedCode = makeTypedCode();
      const secret = secretFromTypedCode(typedCode);
      return secret.ok ? ok({ invitation: new OwnerInvitation(rootPk, secret.value, 0), typedCode }) : secret;
    }
    case "scanned": {
      const code = parseFragment(form.text);
      if (!code.ok) return code;
      if (code.value.form === "device") return err({ type: "code-for-device" });
      if (code.value.form !== "holder") return err({ type: "code-unknown" });
      return ok({
        invitation: new OwnerInvitation(rootPk, code.value.secret, code.value.flags, code.value.bound),
        typedCode: undefined,
      });
    }
  }
}
