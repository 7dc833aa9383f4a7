import { Navigate, type RouteSectionProps, useBeforeLeave, useLocation } from "@solidjs/router";
import { createEffect, createMemo, type JSX, Match, on, Suspense, Switch } from "solid-js";
import type { Compartment } from "#src/operations/compartment.ts";
import { Frame } from "#src/ui/kit/Frame.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Toast } from "#src/ui/kit/Toast.tsx";
import { CompartmentScreen } from "#src/ui/safety/CompartmentScreen.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { hush, moveOn, said } from "#src/ui/session/toast.ts";
import { Bands } from "./Bands.tsx";
import { createAutoLock } from "./create-auto-lock.ts";
import { createQuickLeave } from "./create-quick-leave.ts";
import { createUpdates } from "./create-updates.ts";
import { createWayOut } from "./create-way-out.ts";
import { passage } from "./guard.ts";
import { LockPage } from "./LockPage.tsx";
import { MainNav } from "./MainNav.tsx";
import { headFor } from "./reload-once.ts";
import { sayNotificationsInLanguage } from "./say-notifications.ts";
import { showAppearance } from "./show-appearance.ts";
import { TopLine } from "./TopLine.tsx";

/** Decides which screen belongs at the address, and stays while screens come and go. */
export function Root(props: RouteSectionProps): JSX.Element {
  const app = useApp();
  const location = useLocation();
  const { t } = useI18n();
  useBeforeLeave(({ to }) => headFor(typeof to === "string" ? to : undefined));
  const updates = createUpdates(() => location.pathname, app.ready);
  createWayOut(app);
  const fell = createAutoLock(app);
  showAppearance();
  const leaves = createQuickLeave();
  sayNotificationsInLanguage();

  // What was said may name a goal or a person: it goes when the session does.
  createEffect(() => {
    if (app.state().type !== "open") hush();
  });
  createEffect(on(() => location.pathname, moveOn, { defer: true }));

  const here = createMemo(() => passage(app.state(), location.pathname));
  const apart = (): Compartment | undefined => {
    const state = app.state();
    return state.type === "apart" ? state.compartment : undefined;
  };
  const elsewhere = (): string | undefined => {
    const now = here();
    return now.type === "go" ? now.to : undefined;
  };
  return (
    <Frame
      nav={<MainNav path={location.pathname} />}
      bands={<Bands updates={updates} path={location.pathname} />}
      top={<TopLine path={location.pathname} leaves={leaves()} />}
      toast={<Toast message={said()} onClose={hush} />}
    >
      <Suspense
        fallback={
          <div class="roer-page">
            <p class="roer-page__body" role="status">
              {t().shell.loading}
            </p>
          </div>
        }
      >
        <Switch fallback={props.children}>
          <Match when={apart()}>{(compartment) => <CompartmentScreen compartment={compartment()} />}</Match>
          <Match when={here().type === "unlock"}>
            <LockPage fell={fell()} />
          </Match>
          <Match when={elsewhere()}>{(to) => <Navigate href={to()} />}</Match>
        </Switch>
      </Suspense>
    </Frame>
  );
}
