import type { Same } from "../../same.ts";
import type { today as nl } from "../nl/today.ts";

export const today = {
  title: "Bugün",
  heading: (name) => `Merhaba ${name}`,
  attention: {
    label: "Buna bir bak",
    proposal: (name) => `${name} bir şey öneriyor.`,
    proposalAction: "Öneriye bak",
    note: (name) => `${name} bir not yazdı.`,
    noteAction: "Notu oku",
    keyEnding: (name, date) => `${name} için verdiğin anahtar ${date} günü bitiyor.`,
    keyEndingAction: "Ne istediğini seç",
    keyAsked: (name) => `${name} anahtarı istiyor.`,
    keyAskedAction: "Rakamları yaz",
    sheetAction: "Kâğıdımı hazırla",
    more: (count) => `${count} tane daha`,
  },
  steps: "Önce bunlar",
  stepsNone: "Yapılacak adım yok.",
  stepDone: (step) => `Yapıldı: ${step}.`,
  appointment: "Sıradaki randevu",
  whoLooks: "Kim bakabilir",
  notes: "Bütün notlar",
  nobodyLooks: "Kimse bakamaz. Sadece sen.",
  until: (date) => `Son gün: ${date}`,
  about: "Bana böyle yardım et",
  aboutHint: "Başkaları senin hakkında ne bilmeli.",
  toPlan: "Planıma git",
  someone: "Biri",
  empty: "Yapmak istediklerin buraya gelecek.",
  emptyAction: "Bir hedef seç",
} satisfies Same<typeof nl>;
