import { createSignal, type JSX } from "solid-js";
import { MINUTE } from "#src/base/instant.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { ChildLockFault, ChildSecret as Secret } from "#src/operations/child-lock.ts";
import { ChildPen } from "#src/operations/child-pen.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { ChildSecret } from "./ChildSecret.tsx";

export type ChildUnlockProps = {
  readonly secret: Secret;
  readonly name: string;
  readonly back: string;
  readonly onOpen: (pen: ChildPen) => void;
};

/** Asks the child for its secret. */
export function ChildUnlock(props: ChildUnlockProps): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<ChildLockFault>();
  const words = () => t().child.secret;
  const open = async (text: string): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    const pen = await ChildPen.open(session(), dossier(), props.secret.grant, text);
    setBusy(false);
    if (pen.ok) props.onOpen(pen.value);
    else setFault(pen.error);
  };
  return (
    <ChildSecret
      kind={props.secret.kind}
      isNew={false}
      headings={{
        pictures: words().whichPictures(props.name),
        word: words().whichWord,
        digits: words().whichDigits(props.name),
      }}
      hint={words().forgot}
      action={words().open}
      back={props.back}
      busy={busy()}
      error={lockFaultText(t(), fault())}
      onDone={(text) => void open(text)}
    />
  );
}

function lockFaultText(t: Catalogue, fault: ChildLockFault | undefined): string | undefined {
  switch (fault?.type) {
    case undefined:
      return undefined;
    case "secret-wrong":
      return t.child.secret.wrong;
    case "secret-wait":
      return t.child.secret.wait(Math.ceil(fault.ms / MINUTE));
    case "no-secret-here":
      return t.child.secret.notHere;
    case "passphrase-not-hashed":
      return t.errors.notHashed;
    case "storage":
      return t.errors.storageFull;
  }
}
