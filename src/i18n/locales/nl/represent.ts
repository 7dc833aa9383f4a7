/** Somebody who decides for the resident: the key, what is done with it, and what its holder reads (both sides). */
export const represent = {
  who: "Iemand die namens mij beslist",
  whoHint: "Zoals een bewindvoerder, mentor of curator.",
  about: {
    title: "Waarover",
    heading: "Waarover beslist deze persoon?",
    hints: { money: "Zoals een bewindvoerder.", care: "Zoals een mentor.", both: "Zoals een curator." },
    next: "Verder",
    nothing: {
      money: "Je hebt nog geen doel over geld. Kies bij een doel eerst 'Geld en post'.",
      care: "Je hebt nog geen doel over zorg. Kies bij een doel eerst 'Lichaam'.",
      both: "Je hebt nog geen doel over geld of zorg. Kies eerst een onderwerp bij je doel.",
    },
    toPlan: "Naar mijn plan",
  },
  scopes: { money: "Geld", care: "Zorg", both: "Geld en zorg" },
  how: {
    title: "Samen of meteen",
    heading: "Hoe beslissen jullie?",
    hints: {
      together: "Bij elk voorstel zeg ik ja of nee.",
      managed:
        "Een voorstel komt meteen in je plan. Jij hoeft niets te doen. Je ziet alles, en kunt het terugdraaien. Stoppen kan altijd.",
    },
  },
  modes: { together: "Samen", managed: "Wat deze persoon voorstelt, mag meteen" },
  /** In the resident's words, beside a key. */
  says: {
    money: "Beslist namens jou over geld.",
    care: "Beslist namens jou over zorg.",
    both: "Beslist namens jou over geld en zorg.",
  },
  sayHow: {
    together: "Bij elk voorstel zeg jij ja of nee.",
    managed: "Wat deze persoon voorstelt, komt meteen in je plan.",
  },
  change: "Verander waarover deze persoon beslist",
  card: {
    money: "Namens jou: geld.",
    care: "Namens jou: zorg.",
    both: "Namens jou: geld en zorg.",
    together: "Samen.",
    managed: "Mag meteen.",
  },
  key: {
    heading: "Namens jou",
    togetherAgain: "Vraag het mij weer eerst",
    isTogether: (name: string) => `Voorstellen van ${name} komen nu eerst bij jou.`,
    isManaged: (name: string) => `Wat ${name} voorstelt, mag nu meteen.`,
    acts: (name: string) => `Wat ${name} namens jou deed`,
    newGoals: "Deze doelen ziet deze persoon niet",
    addGoal: (goal: string) => `Deel dit doel ook: ${goal}`,
    add: "Deel dit doel ook",
    added: (name: string) => `${name} ziet nu ook dit doel.`,
  },
  act: {
    did: (name: string) => `${name} deed dit namens jou:`,
    by: (name: string) => `Namens jou, door ${name}`,
    said: "Dit ging vanzelf, namens jou.",
    undo: "Terugdraaien",
    undoOf: (text: string) => `Terugdraaien: ${text}`,
    undone: "Je hebt dit teruggedraaid.",
    redo: "Toch wel",
    redone: "Het staat weer in je plan.",
  },
  attention: {
    heading: (name: string) => `${name} deed iets namens jou.`,
    look: "Bekijk het",
    fine: "Dat is goed",
  },
  log: {
    did: (name: string, text: string) => `${name} deed dit namens jou: ${text}.`,
    didSomething: (name: string) => `${name} deed iets namens jou.`,
    undid: (name: string, text: string) => `Jij draaide terug wat ${name} deed: ${text}.`,
    undidSomething: (name: string) => `Jij draaide iets terug dat ${name} deed.`,
    managed: (name: string) => `Jij zei: wat ${name} voorstelt, mag meteen.`,
    together: (name: string) => `Jij zei: voorstellen van ${name} komen eerst bij mij.`,
  },
  /** On the holder's page. */
  holder: {
    heading: (name: string) => `Je doet dit namens ${name}.`,
    scopes: { money: "Het gaat over geld.", care: "Het gaat over zorg.", both: "Het gaat over geld en zorg." },
    modes: {
      together: (name: string) => `${name} zegt ja of nee bij elk voorstel.`,
      managed: (name: string) =>
        `Wat je voorstelt, komt meteen in het plan. ${name} ziet alles, en kan het terugdraaien.`,
    },
    hint: (name: string) => `Dit komt in het plan, namens ${name}.`,
    waiting: (name: string) => `Komt in het plan als ${name} Roer opent.`,
    done: (name: string) => `Gedaan namens ${name}.`,
    undone: (name: string) => `${name} draaide dit terug.`,
  },
  agreement: {
    heading: "Een sleutel",
    text: "Met een sleutel ziet deze persoon een deel van je plan.",
    action: "Geef een sleutel",
    has: (name: string) => `${name} heeft een sleutel.`,
    open: "Bekijk de sleutel",
  },
} as const;
