import { createMemo, For, type JSX } from "solid-js";
import { NETWORK_GROUPS, type NetworkMember, networkMembers } from "#src/dossier/network-member.ts";
import { CARD_REASONS, type FoundPeople, type FoundPerson, readCards } from "#src/exports/read-vcard.ts";
import { takenId } from "#src/operations/taken-id.ts";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { groupText } from "#src/ui/reading/network-fields.ts";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createChosen } from "./create-chosen.ts";
import { createTakeIn } from "./create-take-in.ts";
import { MOST_BYTES } from "./most-bytes.ts";
import { TakeInFrame } from "./TakeInFrame.tsx";

/** A phone's whole list is nobody's network: of more than these, one ticks who comes. */
const FEW = 20;
const OUTERMOST = 3;

/** People out of a file with contacts, those that are chosen; nearer is where the resident puts them afterwards. */
export default function PeopleInPage(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const words = () => t().takeAlong.peopleBack;
  const [chosen, choose, chooseAll] = createChosen<FoundPerson>();
  const names = createMemo(
    () => new Set(networkMembers(dossier().shownOf("network")).map(({ fields }) => plain(fields.name))),
  );
  const groupOf = ({ categories }: FoundPerson): NetworkMember["group"] =>
    NETWORK_GROUPS.find((group) => categories.some((one) => plain(one) === plain(groupText(t(), group))));
  const fieldsOf = (person: FoundPerson) => {
    const { name, phone, relation } = person;
    const group = groupOf(person);
    return {
      name,
      ring: OUTERMOST,
      ...(phone === undefined ? {} : { phone }),
      ...(relation === undefined ? {} : { relation }),
      ...(group === undefined ? {} : { group }),
    };
  };
  const taking = createTakeIn<FoundPeople>({
    mostBytes: MOST_BYTES,
    read: readCards,
    opened: ({ people }) =>
      chooseAll(people.length > FEW ? [] : people.filter(({ name }) => !names().has(plain(name)))),
    sectionsOf: ({ people }) => [
      {
        // There is one network, and it is found by what it is.
        id: dossier().only("ledger").id,
        kind: "network",
        records: people
          .filter((person) => chosen().has(person))
          .map((person) => ({
            kind: "network-member",
            id: takenId(person.uid),
            createdAt: person.stamp ?? session().now(),
            amendedAt: person.stamp ?? session().now(),
            fields: fieldsOf(person),
          })),
      },
    ],
  });
  const left = (): readonly string[] => {
    const file = taking.file();
    if (!file) return [];
    return [
      ...CARD_REASONS.flatMap((reason) => {
        const count = file.left.get(reason);
        return count === undefined ? [] : [words().left[reason](count)];
      }),
      ...(file.more ? [words().more] : []),
    ];
  };
  return (
    <TakeInFrame
      taking={taking}
      accept=".vcf,text/vcard"
      words={words()}
      left={left()}
      comes={[words().ring]}
      choices={
        <Section heading={words().who}>
          <div class="roer-choices">
            <For each={taking.file()?.people}>
              {(person) => (
                <CheckRow
                  label={person.name}
                  hint={names().has(plain(person.name)) ? words().nameHere : (person.relation ?? person.phone)}
                  checked={chosen().has(person)}
                  onChange={(on) => {
                    choose(person, on);
                    taking.replan();
                  }}
                />
              )}
            </For>
          </div>
        </Section>
      }
    />
  );
}

/** The same name, however it is written. */
const plain = (text: string): string => text.normalize("NFKC").trim().toLowerCase();
