import { describe, expect, it } from "vitest";
import { MINUTE } from "#src/base/instant.ts";
import type { Session } from "#src/operations/session.ts";
import { lastTyped, replaceWord, wordAt } from "#src/ui/recovery/typed-words.ts";
import { wayOn } from "#src/ui/recovery/way-on.ts";
import type { AppState } from "#src/ui/session/app-context.tsx";
import { isEasyPin } from "#src/ui/session/easy-pin.ts";
import { forgetInviteCode, inviteCode, takeInviteCode } from "#src/ui/session/invite-link.ts";
import { applyLook, keepPreference, readPreferences } from "#src/ui/session/preferences.ts";
import { isChatBrowser, isEntrance, linkToHere } from "#src/ui/shell/chat-browser.ts";
import { troubleOf } from "#src/ui/shell/create-trouble.ts";
import { untilLock } from "#src/ui/shell/create-auto-lock.ts";
import { passage } from "#src/ui/shell/guard.ts";
import { routes } from "#src/ui/shell/routes.tsx";
import { isOwnScript, isPlainMarkup } from "#src/ui/shell/trusted-types.ts";

const openFor = (who: "resident" | "supporter"): AppState => ({
  type: "open",
  session: { owned: () => (who === "resident" ? {} : undefined) } as unknown as Session,
  practice: false,
});

describe("which screen belongs at an address", () => {
  it("an empty device begins at the beginning, and shows what needs nothing", () => {
    for (const path of ["/vandaag", "/plan/1", "/sleutels/nieuw", "/gekregen", "/meer/pincode", "/start/eerst"])
      expect(passage({ type: "empty" }, path), path).toEqual({ type: "go", to: "/" });
    for (const path of ["/", "/start/naam", "/start/terug", "/k", "/a", "/meer/taal", "/gekregen/bestand", "/onbekend"])
      expect(passage({ type: "empty" }, path), path).toEqual({ type: "show" });
  });

  it("no address is left out: what needs a plan of one's own is shown to nobody else", () => {
    const FOR_ALL =
      /^\/(?:|a|b|k|kit|voorbeeld|start(?:\/.*)?|gekregen\/bestand|meer|meer\/(?:instellingen|taal|letters|kleur|over))$/u;
    const FOR_HOLDERS =
      /^\/(?:gekregen(?:\/.*)?|bewaard(?:\/.*)?|meer\/(?:pincode|vinger|veilig|apart-vak|meldingen|opslag|wissen|klok|dit-apparaat|eigen-plan))$/u;
    const paths = routes(Promise.resolve())
      .map(({ path }) => String(path).replaceAll(/:\w+|\*\w+/gu, "iets"))
      .filter((path) => path !== "*" && !FOR_ALL.test(path));
    expect(paths.length).toBeGreaterThan(60);
    for (const path of paths) {
      expect(passage({ type: "empty" }, path), path).toEqual({ type: "go", to: "/" });
      const shown = { type: "show" };
      expect(passage(openFor("supporter"), path), path).toEqual(
        FOR_HOLDERS.test(path) ? shown : { type: "go", to: "/gekregen" },
      );
    }
  });

  it("where everything is gone that is said at the beginning, and every way back is open; elsewhere there is no such screen", () => {
    const lost: AppState = { type: "empty", lost: true };
    expect(passage(lost, "/")).toEqual({ type: "go", to: "/weg" });
    expect(passage(lost, "/vandaag")).toEqual({ type: "go", to: "/" });
    for (const path of ["/weg", "/start/terug", "/start/reservekopie", "/a", "/k", "/start/wat"])
      expect(passage(lost, path), path).toEqual({ type: "show" });
    expect(passage({ type: "empty" }, "/weg")).toEqual({ type: "go", to: "/" });
    expect(passage({ type: "locked" }, "/weg")).toEqual({ type: "unlock" });
    expect(passage(openFor("resident"), "/weg")).toEqual({ type: "go", to: "/vandaag" });
  });

  it("a locked device asks its pincode wherever one is, but not of who has forgotten it", () => {
    for (const path of ["/", "/vandaag", "/k", "/a", "/meer/taal"])
      expect(passage({ type: "locked" }, path), path).toEqual({ type: "unlock" });
    expect(passage({ type: "locked" }, "/start/terug")).toEqual({ type: "show" });
  });

  it("each role has its own home and stays out of the other's screens", () => {
    expect(passage(openFor("resident"), "/")).toEqual({ type: "go", to: "/vandaag" });
    expect(passage(openFor("supporter"), "/")).toEqual({ type: "go", to: "/gekregen" });
    expect(passage(openFor("resident"), "/gekregen/1")).toEqual({ type: "show" });
    for (const path of [
      "/vandaag",
      "/sleutels/1/stop",
      "/start/naam",
      "/start/eerst",
      "/meer/herstelblad",
      "/meer/apparaten",
    ])
      expect(passage(openFor("supporter"), path), path).toEqual({ type: "go", to: "/gekregen" });
  });

  it("leads from the first run to the first thing to do, once there is a plan", () => {
    expect(passage(openFor("resident"), "/start/nog-een-keer")).toEqual({ type: "go", to: "/start/eerst" });
    expect(passage(openFor("resident"), "/start/eerst")).toEqual({ type: "show" });
    expect(passage(openFor("resident"), "/startpunt")).toEqual({ type: "show" });
  });
});

describe("a plan beside the keys of others", () => {
  it("comes from another device too; who has one is told so there", () => {
    expect(passage(openFor("supporter"), "/a")).toEqual({ type: "show" });
    expect(passage(openFor("resident"), "/a")).toEqual({ type: "show" });
  });

  it("is begun by who has none, on what is open", () => {
    expect(passage({ type: "empty" }, "/meer/eigen-plan")).toEqual({ type: "go", to: "/" });
    expect(passage({ type: "locked" }, "/meer/eigen-plan")).toEqual({ type: "unlock" });
    expect(passage(openFor("supporter"), "/meer/eigen-plan")).toEqual({ type: "show" });
    expect(passage(openFor("resident"), "/meer/eigen-plan")).toEqual({ type: "go", to: "/vandaag" });
  });
});

describe("the one trouble that is said", () => {
  const sessionWith = (over: string | undefined, forked: boolean): Parameters<typeof troubleOf>[1] => {
    const replica = { record: { over }, sections: [{ forked: false }, { forked }] };
    return { owned: () => replica, replicas: new Map([["", replica]]) } as unknown as Session;
  };
  it("is none when all is well", () => {
    for (const connection of ["saved-here", "sharing", "shared"] as const)
      expect(troubleOf(connection, sessionWith(undefined, false)), connection).toBeUndefined();
  });
  it("is what no waiting mends before what may be over in a minute", () => {
    expect(troubleOf("offline", sessionWith("revoked", true))).toBe("ended");
    expect(troubleOf("trouble", sessionWith(undefined, true))).toBe("forked");
    expect(troubleOf("clock", sessionWith(undefined, false))).toBe("clock");
    expect(troubleOf("trouble", sessionWith(undefined, false))).toBe("relay");
    expect(troubleOf("offline", sessionWith(undefined, false))).toBe("offline");
  });
});

describe("the browser inside a chat app", () => {
  it.each([
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 [FBAN/FBIOS;FBAV/480.0]",
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 Instagram 300.0",
    "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Version/4.0 Chrome/120 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Line/14.0",
    "WhatsApp/2.24",
  ])("is known by what it calls itself: %s", (agent) => {
    expect(isChatBrowser(agent)).toBe(true);
  });
  it.each([
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120 Mobile Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0",
  ])("is not a browser of one's own: %s", (agent) => {
    expect(isChatBrowser(agent)).toBe(false);
  });
  it("is left with the whole link, also once the code has gone from the address", () => {
    expect(["/", "/k", "/a", "/start/wat", "/vandaag"].filter(isEntrance)).toEqual(["/", "/k", "/a"]);
    expect(linkToHere("https://roer.example", "/k", "1.abc")).toBe("https://roer.example/k#1.abc");
    expect(linkToHere("https://roer.example", "/a", "3.abc")).toBe("https://roer.example/a#3.abc");
    expect(linkToHere("https://roer.example", "/k", undefined)).toBe("https://roer.example/k");
    expect(linkToHere("https://roer.example", "/", "1.abc")).toBe("https://roer.example/");
  });
});

describe("the lock that falls by itself", () => {
  it("falls ten minutes after the last touch, five after the page went out of sight", () => {
    const begin = 1_000_000;
    expect(untilLock({ lastTouch: begin, hiddenSince: undefined }, begin)).toBe(10 * MINUTE);
    expect(untilLock({ lastTouch: begin, hiddenSince: undefined }, begin + 10 * MINUTE)).toBe(0);
    expect(untilLock({ lastTouch: begin, hiddenSince: begin }, begin + 5 * MINUTE)).toBe(0);
    expect(untilLock({ lastTouch: begin, hiddenSince: begin + 8 * MINUTE }, begin + 9 * MINUTE)).toBe(MINUTE);
  });
});

describe("easy pincodes", () => {
  it.each(["000000", "111111", "121212", "123123", "123456", "654321", "890123", "210987"])("%s is easy", (pin) => {
    expect(isEasyPin(pin)).toBe(true);
  });
  it.each(["482913", "975310", "112233", "100000"])("%s may be chosen", (pin) => {
    expect(isEasyPin(pin)).toBe(false);
  });
});

describe("words being typed", () => {
  it("finds the word at the end, until a space is typed", () => {
    expect(lastTyped("fiets boo")).toBe("boo");
    expect(lastTyped("fiets ")).toBeUndefined();
    expect(lastTyped("3. café")).toBe("café");
  });
  it("puts another word in the place of one, whatever stands between", () => {
    expect(replaceWord("1. fiets 2. boo", 2, "boom")).toBe("1. fiets 2. boom ");
    expect(replaceWord("fits boom", 1, "fiets")).toBe("fiets boom");
    expect(wordAt("1. fiets\n2. boom", 2)).toBe("boom");
  });
});

describe("where the sheet leads on to", () => {
  it("is a screen of this app or Vandaag", () => {
    expect(wayOn("/sleutels/nieuw")).toBe("/sleutels/nieuw");
    for (const asked of [undefined, "", "//evil.example", "https://evil.example", "/\\evil", "/a?b=c#1.x"])
      expect(wayOn(asked)).toBe("/vandaag");
  });
});

describe("what may become markup or a script", () => {
  it("lets templates pass and nothing that could run", () => {
    expect(isPlainMarkup('<div class="roer-page"><svg viewBox="0 0 24 24"></svg><p>')).toBe(true);
    for (const text of [
      "<script>1",
      "<img src=x onerror=alert(1)>",
      "<iframe src=//x>",
      "<a href='javascript:1'>",
      "<base href=//x>",
    ])
      expect(isPlainMarkup(text), text).toBe(false);
  });
  it("lets only this app's own files be a worker", () => {
    const page = "https://roer.example/plan";
    expect(isOwnScript("/sw.js", page)).toBe(true);
    expect(isOwnScript("https://roer.example/assets/passphrase-worker-BYcom2Wq.js", page)).toBe(true);
    for (const url of [
      "https://evil.example/sw.js",
      "/v1/hello",
      "/sw.js?x",
      "data:text/javascript,1",
      "/assets/../v1/x.js",
      "https://a@roer.example/sw.js",
    ])
      expect(isOwnScript(url, page), url).toBe(false);
  });
});

describe("a code in the address", () => {
  it("is taken out of it and kept in memory until it is used", () => {
    const replaced: string[] = [];
    const history = {
      replaceState: (_: unknown, __: string, url?: string | URL | null) => void replaced.push(String(url)),
    };
    takeInviteCode({ hash: "#main", pathname: "/plan" }, history);
    expect(inviteCode()).toBeUndefined();
    expect(replaced).toEqual([]);
    takeInviteCode({ hash: "#1.abc_-", pathname: "/k" }, history);
    expect(inviteCode()).toBe("1.abc_-");
    expect(replaced).toEqual(["/k"]);
    forgetInviteCode();
    expect(inviteCode()).toBeUndefined();
  });
});

describe("how the screen looks", () => {
  const storage = (): Pick<Storage, "getItem" | "setItem"> => {
    const kept = new Map<string, string>();
    return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) };
  };
  it("is what was chosen, else what the browser asks; damage is as if nothing was chosen", () => {
    const kept = storage();
    expect(readPreferences(kept, ["en-GB"])).toEqual({
      locale: "en",
      theme: "system",
      textSize: "normal",
      shortcuts: "on",
      openBy: "pin",
      passkey: "off",
      appearance: "roer",
    });
    keepPreference(kept, "locale", "nl");
    keepPreference(kept, "theme", "dark");
    keepPreference(kept, "textSize", "largest");
    keepPreference(kept, "openBy", "sentence");
    keepPreference(kept, "passkey", "on");
    keepPreference(kept, "appearance", "list");
    expect(readPreferences(kept, ["en-GB"])).toEqual({
      locale: "nl",
      theme: "dark",
      textSize: "largest",
      shortcuts: "on",
      openBy: "sentence",
      passkey: "on",
      appearance: "list",
    });
    kept.setItem("roer-theme", "purple");
    expect(readPreferences(kept, []).theme).toBe("system");
    expect(readPreferences(undefined, ["en"]).locale).toBe("en");
  });
  it("a browser that refuses to keep it is no fault", () => {
    const refusing: Pick<Storage, "setItem"> = {
      setItem: () => {
        throw new Error("refused");
      },
    };
    expect(() => keepPreference(refusing, "theme", "dark")).not.toThrow();
  });
  it("stands on the root, and goes from it", () => {
    const root = document.createElement("html");
    applyLook(root, { theme: "dark", textSize: "large" });
    expect(root.dataset).toMatchObject({ theme: "dark", textSize: "large" });
    applyLook(root, { theme: "system", textSize: "normal" });
    expect(Object.keys(root.dataset)).toEqual([]);
  });
});
