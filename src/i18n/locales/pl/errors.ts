import type { Same } from "../../same.ts";
import type { errors as nl } from "../nl/errors.ts";

const minutesOf = (count: number): string => {
  if (count === 1) return "minutę";
  const few = count % 10 >= 2 && count % 10 <= 4 && (count % 100 < 12 || count % 100 > 14);
  return few ? "minuty" : "minut";
};

export const errors = {
  pin: {
    wrong: "Ten PIN się nie zgadza. Spróbuj jeszcze raz.",
    wait: (minutes) => `Poczekaj ${minutes} ${minutesOf(minutes)}. Twój plan jest bezpieczny.`,
  },
  code: {
    used: "Ten kod jest już użyty. Poproś o nowy.",
    old: "Ten kod jest za stary. Poproś o nowy.",
    incomplete: "Link nie jest cały. Skopiuj całość.",
    notOurs: "To nie jest kod z Roer. Poproś o nowy.",
    otherService: "Ten kod jest z innej usługi. Zapytaj, skąd on jest.",
    claimedTwice: "Ktoś inny ma otwarty ten kod. Zrób nowy klucz.",
  },
  digits: {
    wrong: (left) => `Te cyfry się nie zgadzają. Jeszcze ${left} ${left === 1 ? "raz" : "razy"}.`,
    stopped: "Trzy razy źle. Nic nie zostało udostępnione. Zrób nowy klucz.",
    stoppedHolder: "Trzy razy źle. Nic nie zostało udostępnione. Poproś o nowy kod.",
  },
  offline: "Brak internetu. Wszystko jest zapisane na tym urządzeniu.",
  relay: "Udostępnianie teraz nie działa. Wszystko jest zapisane tutaj.",
  full: "Udostępnianie teraz nie działa. Wszystko jest zapisane tutaj.",
  clock: "Zegar tego urządzenia się nie zgadza. Ustaw go dobrze.",
  forked: "Coś się nie zgadza z zapisem w internecie. Wszystko jest zapisane tutaj. Nie udostępniaj teraz nic nowego.",
  storageFull: "To urządzenie jest pełne. Najpierw zrób miejsce.",
  storageBlocked: "Ta przeglądarka nic nie zapisuje. Otwórz Roer w zwykłym oknie.",
  otherVersion: "Roer ma nową wersję. Zamknij inne okna.",
  damaged: "Nie możemy otworzyć tego kawałka. Reszta jest bezpieczna.",
  deviceDamaged: "Nie możemy otworzyć tego urządzenia. Weź swoją kartkę odzyskiwania.",
  notHashed: "To urządzenie ma za mało miejsca. Zamknij inne aplikacje.",
  notAllowed: "Ten klucz na to nie pozwala.",
  tooLong: "To jest za długie. Skróć to.",
  unexpected: "Teraz się nie udaje. Twój plan jest bezpieczny. Spróbuj później.",
} satisfies Same<typeof nl>;
