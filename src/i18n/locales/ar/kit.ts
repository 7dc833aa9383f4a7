import type { Same } from "../../same.ts";
import type { kit as nl } from "../nl/kit.ts";

const plural = new Intl.PluralRules("ar");

const others = (count: number): string => {
  switch (plural.select(count)) {
    case "one":
      return "شخص آخر";
    case "two":
      return `شخصان آخران (${count})`;
    case "few":
      return `${count} آخرون`;
    case "many":
      return `${count} شخصًا آخر`;
    default:
      return `${count} شخص آخر`;
  }
};

const tries = (count: number): string => {
  switch (plural.select(count)) {
    case "one":
      return "محاولة واحدة";
    case "two":
      return `محاولتان (${count})`;
    case "few":
      return `${count} محاولات`;
    default:
      return `${count} محاولة`;
  }
};

export const kit = {
  back: "رجوع",
  next: "متابعة",
  done: "تم",
  save: "حفظ",
  saved: "تم الحفظ.",
  cancel: "إلغاء",
  change: "تغيير",
  close: "إغلاق",
  yes: "نعم",
  no: "لا",
  later: "لاحقًا",
  skip: "تخطي",
  open: "فتح",
  copy: "نسخ",
  copied: "تم النسخ.",
  print: "طباعة",
  undo: "إرجاع",
  busy: "لحظة من فضلك",
  show: "إظهار",
  hide: "إخفاء",
  on: "يعمل",
  off: "متوقف",
  optional: "يمكن تركه فارغًا",
  more: (count) => others(count),
  draftSaved: "ما تكتبه محفوظ على هذا الجهاز.",
  fillIn: "املأ هذا أيضًا.",
  choose: "اختر واحدًا.",
  tick: { todo: "لم يتم بعد", done: "تم", stuck: "لا ينجح الآن" },
  digits: {
    hint: "6 أرقام",
    left: (count) => `بقيت ${tries(count)}.`,
    incomplete: "اكتب كل الأرقام الـ6.",
  },
  pin: {
    hint: "6 أرقام",
    incomplete: "الرقم السري من 6 أرقام.",
  },
  date: {
    own: "أختار تاريخًا",
    field: "التاريخ",
    missing: "اختر تاريخًا.",
  },
  faces: ["صعب جدًا", "صعب", "مقبول", "جيد", "جيد جدًا"],
  qr: {
    making: "سيظهر الرمز الآن.",
    tooLong: "هذا الرمز كبير جدًا. أرسل رابطًا.",
    scanning: "ضع الرمز أمام الكاميرا.",
    start: "تشغيل الكاميرا",
    noCamera: "لا توجد كاميرا في هذا الجهاز. استخدم رابطًا.",
    denied: "الكاميرا غير مسموح بها. اسمح بها في الإعدادات.",
    busy: "الكاميرا مستخدمة الآن. أغلق التطبيق الآخر.",
    again: "حاول مرة أخرى",
    view: "صورة الكاميرا",
  },
  rings: {
    me: "أنا",
    near: "بالقرب منّي",
    around: "من حولي",
    far: "على مسافة أبعد",
    person: (name, ring) => `${name}، ${ring}`,
  },
} satisfies Same<typeof nl>;
