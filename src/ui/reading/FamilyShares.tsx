import { createMemo, For, type JSX, Show } from "solid-js";
import { type AuthorId, type EntityKey, entityKey } from "#src/dossier/entity-id.ts";
import { familyShares, type FamilyShare } from "#src/dossier/family-share.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { OwnWords } from "./OwnWords.tsx";

export type FamilySharesProps = {
  readonly state: SectionState;
  readonly authorName: (author: AuthorId) => string;
  /** One member's only, where a screen is of that member. */
  readonly of?: AuthorId | undefined;
  readonly level?: 3 | 4;
  /** Under one of them: what its author can do with it. */
  readonly foot?: (share: Recorded<FamilyShare>) => JSX.Element;
};

/** What each brings into the family's plan, under their own name. */
export function FamilyShares(props: FamilySharesProps): JSX.Element {
  const { t } = useI18n();
  const people = () => familyShares(props.state).filter(({ author }) => props.of === undefined || author === props.of);
  // A record is another object after each change; by its name what stands under it stays.
  const shares = createMemo(
    () =>
      new Map<EntityKey, Recorded<FamilyShare>>(
        people().flatMap((one) => one.shares.map((share) => [entityKey(share.ref), share])),
      ),
  );
  const authors = createMemo(() => people().map(({ author }) => author), [], { equals: same });
  const keysOf = (author: AuthorId): readonly EntityKey[] =>
    [...shares()].flatMap(([key, { ref }]) => (ref.author === author ? [key] : []));
  return (
    <For each={authors()}>
      {(author) => (
        <div class="roer-shared-record">
          <Show when={props.of === undefined}>
            <Heading level={props.level ?? 3}>{t().family.shared.from(props.authorName(author))}</Heading>
          </Show>
          <For each={keysOf(author)}>
            {(key) => (
              <Show when={shares().get(key)}>
                {(share) => (
                  <div>
                    <p class="roer-field__hint">{t().family.shared.what[share().fields.what]}</p>
                    <OwnWords text={share().fields.text} />
                    <Show when={share().unsettled}>
                      <p class="roer-field__hint">{t().keys.shared.waiting}</p>
                    </Show>
                    <Show when={props.foot}>{(foot) => foot()(share())}</Show>
                  </div>
                )}
              </Show>
            )}
          </For>
        </div>
      )}
    </For>
  );
}

const same = (a: readonly AuthorId[], b: readonly AuthorId[]): boolean => a.join() === b.join();

function Heading(props: { readonly level: 3 | 4; readonly children: JSX.Element }): JSX.Element {
  return (
    <Show when={props.level === 3} fallback={<h4 dir="auto">{props.children}</h4>}>
      <h3 dir="auto">{props.children}</h3>
    </Show>
  );
}
