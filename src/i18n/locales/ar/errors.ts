import type { Same } from "../../same.ts";
import type { errors as nl } from "../nl/errors.ts";

const plural = new Intl.PluralRules("ar");

const time = (minutes: number): string => {
  switch (plural.select(minutes)) {
    case "one":
      return "دقيقة واحدة";
    case "two":
      return `دقيقتين (${minutes})`;
    case "few":
      return `${minutes} دقائق`;
    default:
      return `${minutes} دقيقة`;
  }
};

const tries = (left: number): string => {
  switch (plural.select(left)) {
    case "one":
      return "محاولة واحدة";
    case "two":
      return `محاولتان (${left})`;
    case "few":
      return `${left} محاولات`;
    default:
      return `${left} محاولة`;
  }
};

export const errors = {
  pin: {
    wrong: "هذا الرقم السري غير صحيح. حاول مرة أخرى.",
    wait: (minutes) => `انتظر ${time(minutes)}. خطتك بأمان.`,
  },
  code: {
    used: "هذا الرمز مستخدم من قبل. اطلب رمزًا جديدًا.",
    old: "هذا الرمز قديم جدًا. اطلب رمزًا جديدًا.",
    incomplete: "الرابط غير كامل. انسخه كاملًا.",
    notOurs: "هذا ليس رمزًا من Roer. اطلب رمزًا جديدًا.",
    otherService: "هذا الرمز تابع لخدمة أخرى. اسأل من أين جاء.",
    claimedTwice: "فتح شخص آخر هذا الرمز. أنشئ مفتاحًا جديدًا.",
  },
  digits: {
    wrong: (left) => `هذه الأرقام غير صحيحة. بقيت ${tries(left)}.`,
    stopped: "الأرقام خطأ 3 مرات. لم تتم مشاركة شيء. أنشئ مفتاحًا جديدًا.",
    stoppedHolder: "الأرقام خطأ 3 مرات. لم تتم مشاركة شيء. اطلب رمزًا جديدًا.",
  },
  offline: "لا يوجد إنترنت. كل شيء محفوظ على هذا الجهاز.",
  relay: "المشاركة لا تنجح الآن. كل شيء محفوظ هنا.",
  full: "المشاركة لا تنجح الآن. كل شيء محفوظ هنا.",
  clock: "ساعة هذا الجهاز غير صحيحة. اضبط الساعة.",
  forked: "يوجد خطأ في الحفظ على الإنترنت. كل شيء محفوظ هنا. لا تشارك شيئًا جديدًا الآن.",
  storageFull: "هذا الجهاز ممتلئ. أفرغ مساحة أولًا.",
  storageBlocked: "هذا المتصفح لا يحفظ شيئًا. افتح Roer في نافذة عادية.",
  otherVersion: "تم تحديث Roer. أغلق النوافذ الأخرى.",
  damaged: "لا نستطيع فتح هذا الجزء. الباقي بأمان.",
  deviceDamaged: "لا نستطيع فتح هذا الجهاز. خذ ورقة الاسترجاع.",
  notHashed: "المساحة في هذا الجهاز قليلة جدًا. أغلق التطبيقات الأخرى.",
  notAllowed: "هذا المفتاح لا يسمح بذلك.",
  tooLong: "هذا طويل جدًا. اجعله أقصر.",
  unexpected: "هذا لا ينجح الآن. خطتك بأمان. حاول مرة أخرى لاحقًا.",
} satisfies Same<typeof nl>;
