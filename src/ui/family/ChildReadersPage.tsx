import { useParams } from "@solidjs/router";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { familyMembers } from "#src/dossier/family-member.ts";
import { readLedger, standingOf } from "#src/grants/ledger.ts";
import { hasRelayRight, type RelayRights } from "#src/grants/rights.ts";
import { changeKey } from "#src/operations/change-key.ts";
import { childSections } from "#src/operations/give-child-key.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { FAMILY } from "./family-addresses.ts";

type Reader = { readonly grant: GrantId; readonly name: string; readonly sections: readonly SectionId[] };

/** Which keys read what a child also wants helpers to see. None at first; a tick less hides it again. */
export default function ChildReadersPage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const params = useParams<{ id: string }>();
  const [busy, setBusy] = createSignal<GrantId>();
  const [fault, setFault] = createSignal<string>();
  const member = () => familyMembers(dossier().shownOf("family")).find(({ ref }) => ref.id === params.id);
  const name = (): string => member()?.fields.name ?? "";
  const section = createMemo(() => {
    const found = member();
    return found && childSections(dossier(), found.ref).get("helpers");
  });
  const readers = createMemo((): readonly Reader[] => {
    const ledger = dossier().shown(dossier().only("ledger").id);
    const now = session().now();
    if (!ledger) return [];
    return [...readLedger(ledger).grants].flatMap(([grant, entry]) => {
      const live = !["stopped", "over"].includes(standingOf(entry, now)) && !dossier().record.stopping.includes(grant);
      const reads = entry.sections.length > 0 && hasRelayRight(entry.rights as RelayRights, "read");
      return live && reads && entry.circle !== "child" ? [{ grant, name: entry.name, sections: entry.sections }] : [];
    });
  });
  const choose = async (reader: Reader, part: SectionId, reads: boolean): Promise<void> => {
    if (busy() !== undefined) return;
    setBusy(reader.grant);
    setFault(undefined);
    const others = reader.sections.filter((id) => id !== part);
    const sections = reads ? [...others, part] : others;
    const done = await session().exclusive(() => changeKey(session(), dossier(), reader.grant, { sections }));
    setBusy(undefined);
    if (!done.ok) {
      setFault(done.error.type === "offline" ? t().child.setup.offline : t().child.setup.failed);
      return;
    }
    app.wake();
    say({ text: reads ? t().child.readers.shown(reader.name) : t().child.readers.hiddenFor(reader.name) });
  };
  return (
    <Show
      when={section()}
      fallback={
        <Page
          title={t().child.readers.title}
          heading={t().child.readers.none(name())}
          back={`${FAMILY}/${params.id}`}
          actions={<LinkButton href={`${FAMILY}/${params.id}`}>{t().kit.back}</LinkButton>}
        />
      }
    >
      {(part) => (
        <Page
          title={t().child.readers.title}
          heading={<bdi>{t().child.readers.heading(name())}</bdi>}
          lead={t().child.readers.lead(name())}
          back={`${FAMILY}/${params.id}`}
          actions={
            <Show
              when={readers().length > 0}
              fallback={<LinkButton href="/sleutels/nieuw">{t().child.readers.giveKey}</LinkButton>}
            >
              <LinkButton href={`${FAMILY}/${params.id}`}>{t().kit.done}</LinkButton>
            </Show>
          }
        >
          <Show when={readers().length > 0} fallback={<p>{t().child.readers.noKeys}</p>}>
            <fieldset>
              <legend class="roer-legend">{t().child.readers.legend}</legend>
              <div class="roer-choices">
                <For each={readers()}>
                  {(reader) => (
                    <CheckRow
                      label={reader.name}
                      checked={reader.sections.includes(part())}
                      onChange={(on) => void choose(reader, part(), on)}
                    />
                  )}
                </For>
              </div>
            </fieldset>
            <p role="status">{busy() === undefined ? "" : t().kit.busy}</p>
            <ErrorText text={fault()} />
            <p class="roer-field__hint">{t().child.readers.hint}</p>
            <p class="roer-field__hint">{t().child.readers.keptText}</p>
          </Show>
        </Page>
      )}
    </Show>
  );
}
