import { type Accessor, createSignal, type JSX, Match, Switch } from "solid-js";
import type { OpenSheet } from "#src/ui/session/case-sheets.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { AgreePeople } from "./AgreePeople.tsx";
import { AskOne } from "./AskOne.tsx";
import { createAgree } from "./create-agree.ts";
import { WhoIsHere } from "./WhoIsHere.tsx";
import { WithSheet } from "./WithSheet.tsx";

/** "Zijn we het eens?": who is here, what each says, and at last the resident. One question at a time. */
export default function AgreePage(): JSX.Element {
  return <WithSheet>{(sheet) => <Agreeing of={sheet} />}</WithSheet>;
}

type Screen = { readonly type: "who" | "people" } | { readonly type: "one"; readonly name: string };

function Agreeing(props: { readonly of: Accessor<OpenSheet> }): JSX.Element {
  const writer = createWriter();
  // oxlint-disable-next-line solid/reactivity -- a screen is of one sheet as long as it lives
  const agree = createAgree(props.of, writer);
  const [asked, setAsked] = createSignal<Screen>();
  // Who went on with it later comes back to what was said already.
  const screen = (): Screen => asked() ?? { type: agree.present().length > 0 ? "people" : "who" };
  const one = (): string | undefined => {
    const now = screen();
    return now.type === "one" ? now.name : undefined;
  };
  const attend = (name: string, there: boolean): void => {
    setAsked({ type: "who" });
    agree.attend(name, there);
  };
  const toPeople = (): void => void setAsked({ type: "people" });
  return (
    <Switch>
      <Match when={screen().type === "who"}>
        <WhoIsHere agree={agree} section={props.of().section} onAttend={attend} onNext={toPeople} />
      </Match>
      <Match when={screen().type === "people"}>
        <AgreePeople
          agree={agree}
          section={props.of().section}
          writer={writer}
          onWho={() => setAsked({ type: "who" })}
          onAsk={(name) => setAsked({ type: "one", name })}
        />
      </Match>
      <Match when={screen().type === "one"}>
        <AskOne agree={agree} section={props.of().section} name={one() ?? ""} onDone={toPeople} />
      </Match>
    </Switch>
  );
}
