import type { Same } from "../../same.ts";
import type { records as nl } from "../nl/records.ts";

export const records = {
  more: "كتابة المزيد",
  edit: "تعديل",
  remove: "إزالة",
  removed: (what) => `تمت إزالة: ${what}.`,
  putBack: "إرجاع",
  changed: "تم التعديل.",
  gone: "لم يعد هذا موجودًا.",
  toList: "إلى القائمة",
  timeWrong: "اكتب الوقت هكذا: 14:30.",
  contested: (what) => `كُتب شيء مختلف على جهازين، عند: ${what}. ما الصحيح؟`,
  thisOne: "هذا صحيح",
  bothOfThem: "الاثنان معًا، واحد تحت الآخر",
  chosen: "تم الاختيار.",
  by: (who) => `بقلم ${who}.`,
  guide: {
    empty: "لم تكتب شيئًا بعد. يمكن ترك كل شيء فارغًا.",
    begin: "ابدأ",
    goOn: "تابع",
    change: (question) => `تعديل: ${question}`,
  },
  ask: {
    place: (n, all) => `السؤال ${n} من ${all}`,
    next: "التالي",
    skip: "تخطي",
    stop: "أتوقف الآن",
    saved: "تم الحفظ.",
  },
  history: {
    open: "ماذا كان مكتوبًا من قبل؟",
    made: (date, time) => `تمت الكتابة: ${date}، ${time}`,
    changed: (date, time) => `تم التعديل: ${date}، ${time}`,
    removed: (date, time) => `تمت الإزالة: ${date}، ${time}`,
    "put-back": (date, time) => `تم الإرجاع: ${date}، ${time}`,
    emptied: "أصبح فارغًا",
  },
} satisfies Same<typeof nl>;
