import { type Appointment, createAppointment } from "#src/dossier/appointment.ts";
import { createDiaryEntry } from "#src/dossier/diary-entry.ts";
import { writePersonalPlan } from "#src/dossier/personal-plan.ts";
import { createService, type Service } from "#src/dossier/service.ts";
import { createSupportRequest } from "#src/dossier/support-request.ts";
import type { PracticeScene } from "./practice-scene.ts";

/** Help that is received and asked for. */
export function tellServices(scene: PracticeScene): void {
  const { help, debt, coach, request, plan } = scene.words.services;
  const all: readonly (readonly [number, Service])[] = [
    [
      -300,
      {
        what: help.what,
        provider: help.provider,
        law: "wmo",
        start: scene.day(-300),
        end: scene.day(65),
        decidedOn: scene.day(-310),
        hours: help.hours,
        ownContribution: help.own,
        satisfaction: 4,
      },
    ],
    [-240, { what: debt.what, provider: debt.provider, law: "other", start: scene.day(-240) }],
    [
      -300,
      {
        what: coach.what,
        provider: coach.provider,
        law: "wmo",
        start: scene.day(-300),
        end: scene.day(200),
        hours: coach.hours,
        satisfaction: 5,
      },
    ],
  ];
  for (const [days, service] of all)
    scene.made("services", "service", days, (id) => (at) => createService(service, id, at));
  scene.made(
    "services",
    "support-request",
    -3,
    (id) => (at) => createSupportRequest({ law: "wmo", on: scene.day(-3), asks: request }, id, at),
  );
  scene.wrote("services", -2, (at) => writePersonalPlan("personal", plan, at));
}

export function tellCalendar(scene: PracticeScene): void {
  const { joost, doctor, coffee, review, vet } = scene.words.calendar;
  const all: readonly (readonly [number, Omit<Appointment, "on">])[] = [
    [1, { ...joost, at: "10:00", until: "11:00", with: scene.words.joost.name }],
    [3, { ...coffee, at: "10:30", repeat: "FREQ=WEEKLY" }],
    [8, { ...doctor, at: "09:20" }],
    [16, { ...vet, at: "15:00" }],
    [40, { ...review, at: "13:30", with: scene.words.joost.name }],
    [-30, { ...joost, at: "10:00" }],
  ];
  for (const [days, fields] of all)
    scene.made(
      "calendar",
      "appointment",
      Math.min(days, 0) - 20,
      (id) => (at) => createAppointment({ ...fields, on: scene.day(days) }, id, at),
    );
}

export function tellDiary(scene: PracticeScene): void {
  const days = [-335, -210, -75, -21, -4];
  const faces = [4, 3, 5, 2, 4];
  for (const [i, text] of scene.words.diary.entries()) {
    const on = days[i] ?? -4;
    scene.made(
      "diary",
      "diary-entry",
      on,
      (id) => (at) => createDiaryEntry({ on: scene.day(on), text, face: faces[i] ?? 3 }, id, at),
    );
  }
}
