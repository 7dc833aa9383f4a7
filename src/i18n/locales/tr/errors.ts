import type { Same } from "../../same.ts";
import type { errors as nl } from "../nl/errors.ts";

export const errors = {
  pin: {
    wrong: "Bu PIN doğru değil. Tekrar dene.",
    wait: (minutes) => `${minutes} dakika bekle. Planın güvende.`,
  },
  code: {
    used: "Bu kod daha önce kullanıldı. Yeni bir kod iste.",
    old: "Bu kod çok eski. Yeni bir kod iste.",
    incomplete: "Link tam değil. Hepsini kopyala.",
    notOurs: "Bu bir Roer kodu değil. Yeni bir kod iste.",
    otherService: "Bu kod başka bir hizmete ait. Kodun nereden geldiğini sor.",
    claimedTwice: "Bu kodu başka biri açtı. Yeni bir anahtar yap.",
  },
  digits: {
    wrong: (left) => `Bu rakamlar doğru değil. ${left} deneme hakkın kaldı.`,
    stopped: "Üç kez yanlış oldu. Hiçbir şey paylaşılmadı. Yeni bir anahtar yap.",
    stoppedHolder: "Üç kez yanlış oldu. Hiçbir şey paylaşılmadı. Yeni bir kod iste.",
  },
  offline: "İnternet yok. Her şey bu cihazda kayıtlı.",
  relay: "Şimdi paylaşma olmuyor. Her şey burada kayıtlı.",
  full: "Şimdi paylaşma olmuyor. Her şey burada kayıtlı.",
  clock: "Bu cihazın saati yanlış. Saati düzelt.",
  forked: "İnternette saklanan kopyada bir sorun var. Her şey burada kayıtlı. Şimdi yeni bir şey paylaşma.",
  storageFull: "Bu cihaz dolu. Önce yer aç.",
  storageBlocked: "Bu tarayıcı hiçbir şey saklamıyor. Roer uygulamasını normal bir pencerede aç.",
  otherVersion: "Roer yenilendi. Diğer pencereleri kapat.",
  damaged: "Bu parçayı açamıyoruz. Gerisi güvende.",
  deviceDamaged: "Bu cihazı açamıyoruz. Kurtarma kâğıdını al.",
  notHashed: "Bu cihazda çok az yer var. Diğer uygulamaları kapat.",
  notAllowed: "Bu anahtarla buna izin yok.",
  tooLong: "Bu çok uzun. Daha kısa yaz.",
  unexpected: "Şimdi olmuyor. Planın güvende. Biraz sonra tekrar dene.",
} satisfies Same<typeof nl>;
