import type { Same } from "../../same.ts";
import type { records as nl } from "../nl/records.ts";

export const records = {
  more: "Wypełnij więcej",
  edit: "Zmień",
  remove: "Usuń",
  removed: (what) => `Usunięto: ${what}.`,
  putBack: "Przywróć",
  changed: "To jest zmienione.",
  gone: "Tego już tu nie ma.",
  toList: "Do listy",
  timeWrong: "Wpisz godzinę tak: 14:30.",
  contested: (what) => `Na dwóch urządzeniach jest coś innego: ${what}. Co się zgadza?`,
  thisOne: "To się zgadza",
  bothOfThem: "Oba, jedno pod drugim",
  chosen: "Wybrane.",
  by: (who) => `Napisane przez: ${who}.`,
  guide: {
    empty: "Nic tu jeszcze nie ma. Wszystko może zostać puste.",
    begin: "Zacznij",
    goOn: "Idź dalej",
    change: (question) => `Zmień: ${question}`,
  },
  ask: {
    place: (n, all) => `Pytanie ${n} z ${all}`,
    next: "Następne",
    skip: "Pomiń",
    stop: "Na razie koniec",
    saved: "Zapisane.",
  },
  history: {
    open: "Co było tu wcześniej?",
    made: (date, time) => `Utworzone: ${date}, ${time}`,
    changed: (date, time) => `Zmienione: ${date}, ${time}`,
    removed: (date, time) => `Usunięte: ${date}, ${time}`,
    "put-back": (date, time) => `Przywrócone: ${date}, ${time}`,
    emptied: "wyczyszczone",
  },
} satisfies Same<typeof nl>;
