import type { Same } from "../../same.ts";
import type { records as nl } from "../nl/records.ts";

export const records = {
  more: "Daha fazla doldur",
  edit: "Değiştir",
  remove: "Sil",
  removed: (what) => `Silindi: ${what}.`,
  putBack: "Geri al",
  changed: "Değiştirildi.",
  gone: "Bu artık yok.",
  toList: "Listeye git",
  timeWrong: "Saati şöyle yaz: 14:30.",
  contested: (what) => `İki cihazda farklı şeyler yazılmış: ${what}. Hangisi doğru?`,
  thisOne: "Bu doğru",
  bothOfThem: "İkisi de, alt alta",
  chosen: "Seçildi.",
  by: (who) => `Yazan: ${who}.`,
  guide: {
    empty: "Henüz bir şey yazmadın. Hepsi boş kalabilir.",
    begin: "Başla",
    goOn: "Devam et",
    change: (question) => `Değiştir: ${question}`,
  },
  ask: {
    place: (n, all) => `Soru ${n}, toplam ${all}`,
    next: "Sonraki",
    skip: "Atla",
    stop: "Şimdilik bırak",
    saved: "Kaydedildi.",
  },
  history: {
    open: "Önceden ne yazıyordu?",
    made: (date, time) => `Eklendi: ${date}, ${time}`,
    changed: (date, time) => `Değiştirildi: ${date}, ${time}`,
    removed: (date, time) => `Silindi: ${date}, ${time}`,
    "put-back": (date, time) => `Geri alındı: ${date}, ${time}`,
    emptied: "boşaltıldı",
  },
} satisfies Same<typeof nl>;
