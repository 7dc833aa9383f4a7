import type { Same } from "../../same.ts";
import type { today as nl } from "../nl/today.ts";

export const today = {
  title: "Dziś",
  heading: (name) => `Cześć, ${name}`,
  attention: {
    label: "Spójrz na to",
    proposal: (name) => `${name} coś proponuje.`,
    proposalAction: "Zobacz propozycję",
    note: (name) => `${name} ma dla ciebie wiadomość.`,
    noteAction: "Przeczytaj wiadomość",
    keyEnding: (name, date) => `${name}: klucz niedługo się skończy. Ostatni dzień: ${date}.`,
    keyEndingAction: "Wybierz, co chcesz",
    keyAsked: (name) => `${name} chce dostać klucz.`,
    keyAskedAction: "Wpisz cyfry",
    sheetAction: "Zrób moją kartkę",
    more: (count) => `Jeszcze ${count}`,
  },
  steps: "Najpierw to",
  stepsNone: "Nie ma kroków do zrobienia.",
  stepDone: (step) => `Udało się: ${step}.`,
  appointment: "Następne spotkanie",
  whoLooks: "Kto może zaglądać",
  notes: "Wszystkie wiadomości",
  nobodyLooks: "Nikt nie może zaglądać. Tylko ty.",
  until: (date) => `Ostatni dzień: ${date}`,
  about: "Jak mi pomóc",
  aboutHint: "Co inni powinni o tobie wiedzieć.",
  toPlan: "Do mojego planu",
  someone: "Ktoś",
  empty: "Tu będzie to, co chcesz zrobić.",
  emptyAction: "Wybierz cel",
} satisfies Same<typeof nl>;
