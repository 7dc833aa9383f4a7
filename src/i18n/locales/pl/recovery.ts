import type { Same } from "../../same.ts";
import type { recovery as nl } from "../nl/recovery.ts";

const wordsOf = (count: number): string => {
  if (count === 1) return "słowo";
  const few = count % 10 >= 2 && count % 10 <= 4 && (count % 100 < 12 || count % 100 > 14);
  return few ? "słowa" : "słów";
};

export const recovery = {
  title: "Kartka odzyskiwania",
  card: {
    heading: "Telefon zginął? Wtedy potrzebujesz tej kartki.",
    text: "Bez tej kartki nikt nie odzyska twojego planu.",
    textWithBackup: "Z tą kartką odzyskasz swój plan.",
    action: "Zrób moją kartkę",
  },
  intro: {
    heading: "Telefon zginął? Wtedy potrzebujesz tej kartki.",
    lead: "Bez tej kartki nikt nie odzyska twojego planu.",
    copy: "Przepiszę ręcznie",
    print: "Wydrukuję",
    later: "Później",
  },
  words: {
    heading: "Zapisz te 12 słów na papierze.",
    lead: "Nie rób zdjęcia. Nie dawaj tej kartki nikomu, nawet opiekunowi.",
    list: "12 słów",
    next: "Słowa są zapisane",
    print: "Wydrukuj kartkę",
    code: "Kod twojej kartki odzyskiwania",
  },
  printing: {
    heading: "Wydrukuj swoją kartkę.",
    lead: "Użyj drukarki, której ufasz. Nie dawaj tej kartki nikomu, nawet opiekunowi.",
    next: "Kartka jest wydrukowana",
  },
  check: {
    heading: (first, second) => `Wpisz słowo ${first} i słowo ${second}.`,
    lead: "Możesz patrzeć na kartkę.",
    word: (index) => `Słowo ${index}`,
    wrong: (index) => `Słowo ${index} jest inne. Sprawdź jeszcze raz na kartce.`,
    next: "Dalej",
    look: "Zobacz słowa",
  },
  stored: {
    heading: "Dobrze zabezpieczone.",
    lead: "Połóż kartkę przy swoich dokumentach.",
    done: "Gotowe",
  },
  paper: {
    title: "Kartka odzyskiwania Roer",
    warning: "Nie dawaj tej kartki nikomu, nawet opiekunowi.",
    how: "Telefon zginął? Otwórz Roer i wybierz: Mam już plan.",
    made: (date) => `Zrobione: ${date}`,
    emptyLine: (index) => `Słowo ${index}`,
  },
  restore: {
    title: "Odzyskaj plan",
    heading: "Wpisz swoje 12 słów.",
    lead: "Są na twojej kartce odzyskiwania.",
    label: "12 słów",
    hint: "Zrób spację między słowami.",
    scan: "Skanuję kod z kartki",
    next: "Odzyskaj mój plan",
    unknownWord: (word) => `Nie znamy słowa „${word}”. Sprawdź jeszcze raz.`,
    count: (count) => `Masz tu ${count} ${wordsOf(count)}. Potrzeba 12.`,
    mistake: "Te słowa do siebie nie pasują. Sprawdź jeszcze raz na kartce.",
    notFound: "Do tych słów nie ma planu. Sprawdź jeszcze raz na kartce.",
    offline: "Do tego potrzebny jest internet. Kartka dalej jest dobra.",
    busy: "Odzyskujemy twój plan.",
    suggestions: "Czy chodzi o to słowo?",
    type: "Wpisuję słowa",
    pinLead: "PIN otwiera twój plan na tym urządzeniu.",
    incomplete: "Nie znajdujemy wszystkiego. Włącz drugie urządzenie i spróbuj jeszcze raz.",
    later: "Teraz się nie udaje. Kartka dalej jest dobra. Spróbuj później.",
    done: "Twój plan wrócił.",
    oldDevice: "Na innych twoich urządzeniach plan już się nie otworzy.",
    open: "Otwórz mój plan",
    lost: "Nie masz już kartki? Wtedy nikt nie odzyska tego planu.",
  },
} satisfies Same<typeof nl>;
