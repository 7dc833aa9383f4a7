import type { Same } from "../../same.ts";
import type { today as nl } from "../nl/today.ts";

export const today = {
  title: "اليوم",
  heading: (name) => `أهلًا ${name}`,
  attention: {
    label: "انظر إلى هذا من فضلك",
    proposal: (name) => `اقتراح من ${name}.`,
    proposalAction: "عرض الاقتراح",
    note: (name) => `رسالة من ${name}.`,
    noteAction: "قراءة الرسالة",
    keyEnding: (name, date) => `ينتهي مفتاح ${name} يوم ${date}.`,
    keyEndingAction: "اختر ما تريد",
    keyAsked: (name) => `${name} بانتظار المفتاح.`,
    keyAskedAction: "كتابة الأرقام",
    sheetAction: "إنشاء ورقتي",
    more: (count) => `المزيد: ${count}`,
  },
  steps: "هذا يأتي أولًا",
  stepsNone: "لا توجد خطوات مفتوحة.",
  stepDone: (step) => `تم: ${step}.`,
  appointment: "الموعد القادم",
  whoLooks: "من يمكنه رؤية خطتي",
  notes: "كل الرسائل",
  nobodyLooks: "لا أحد يرى خطتك. أنت فقط.",
  until: (date) => `آخر يوم: ${date}`,
  about: "هكذا تساعدني",
  aboutHint: "ما يجب أن يعرفه الآخرون عنك.",
  toPlan: "إلى خطتي",
  someone: "شخص ما",
  empty: "هنا يأتي ما تريد أن تفعله.",
  emptyAction: "اختر هدفًا",
} satisfies Same<typeof nl>;
