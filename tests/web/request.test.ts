import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../../core/package-root.ts";
import { firstRun, knownChart, openRequestStand, type RequestStand } from "../support/request-stand.ts";
import { chromiumPath, type OpenPage, openPage, openSite, remedy, type Site } from "./page.ts";

let stand: RequestStand;
let site: Site;

describe.skipIf(!chromiumPath)(`adding a company of one's own, in Chromium${remedy}`, () => {
  beforeAll(async () => {
    stand = await openRequestStand(
      { PULSO_MODELS: "naive,linear" },
      { webDir: path.join(packageRoot, "dist", "web") },
    );
    await stand.publish(firstRun, null, ["HELD"]);
    await stand.startWorker();
    site = await openSite(stand.api.url);
  });
  afterAll(async () => {
    await site?.[Symbol.asyncDispose]();
    await stand?.[Symbol.asyncDispose]();
  });

  async function logIn({ page }: OpenPage, tier: "FREE" | "PRO"): Promise<void> {
    const [name = "", value = ""] = (await stand.api.cookieOf(tier)).split("=");
    await page.context().addCookies([{ name, value, url: site.url }]);
  }

  for (const [size, symbol] of [
    ["wide", "TWNA"],
    ["phone", "TWNB"],
  ] as const)
    test(`${size}: a shared name is asked back, the choice is followed, and its page opens`, async () => {
      await using open = await openPage(site, size);
      const { page } = open;
      await logIn(open, "PRO");
      let letGo = () => {};
      const isHeld = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await page.goto("/add");
      await page.getByRole("textbox", { name: "Symbol or name" }).fill("Twin");
      await open.shoot("add");
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await page.getByRole("heading", { name: "Which one is “Twin”?" }).waitFor();
      await open.shoot("candidates");
      stand.chartOf = (asked) => {
        letGo();
        return knownChart(asked);
      };
      await page.getByRole("button", { name: new RegExp(symbol) }).click();
      await isHeld;
      await page.getByRole("heading", { name: /is ready/ }).waitFor();
      await open.shoot("request-ready");
      expect(await open.overflow()).toBeLessThanOrEqual(0);
      await page.getByRole("link", { name: /^Open Twin/ }).click();
      await page.waitForURL(new RegExp(`/asset/${symbol}`));
      await page.locator(".chart canvas").first().waitFor();
      await open.shoot("request-asset");
      expect(open.complaints).toEqual([]);
    });

  test("without a socket the progress is asked for, and the asset's own page fills when it is ready", async () => {
    await using open = await openPage(site, "wide");
    const { page } = open;
    await logIn(open, "PRO");
    await page.routeWebSocket(/graphql/, (socket) => socket.close({ code: 1011 }));
    stand.chartOf = knownChart;
    await page.goto("/asset/NEWS");
    await page.getByRole("button", { name: "Add “NEWS”" }).click();
    await page.locator(".chart canvas").first().waitFor();
  });

  test("a source that is down is told with what to do, in Spanish too", async () => {
    await using open = await openPage(site, "phone", { locale: "es-ES" });
    const { page } = open;
    await logIn(open, "FREE");
    stand.chartOf = () => ({ status: 503 });
    stand.found = [{ symbol: "SAP.DE", shortname: "SAP SE" }];
    await page.goto("/add?query=SAP.DE");
    await page.getByRole("button", { name: "Añadir", exact: true }).click();
    await page.getByRole("heading", { name: "La fuente de precios no responde" }).waitFor();
    await open.shoot("request-failed");
    expect(await open.overflow()).toBeLessThanOrEqual(0);
  });

  test("when the month is used up it says when there are more, and which tier has more", async () => {
    await using open = await openPage(site, "wide");
    const { page } = open;
    await logIn(open, "FREE");
    stand.chartOf = knownChart;
    stand.found = [{ symbol: "ONE.DE" }, { symbol: "TWO.DE" }, { symbol: "TRI.DE" }];
    await page.goto("/add");
    for (const symbol of ["ONE.DE", "TWO.DE"]) {
      await page.getByRole("textbox", { name: "Symbol or name" }).fill(symbol);
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await page.getByRole("heading", { name: `${symbol} is ready` }).waitFor();
    }
    await page.getByRole("textbox", { name: "Symbol or name" }).fill("TRI.DE");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/There are new ones on 1 Feb 2020\.\s+The PLUS tier has more\./);
    await open.shoot("request-limit");
    await page.goto("/asset/ONE.DE");
    await page.locator(".chart canvas").first().waitFor();
    expect(open.complaints).toEqual([]);
  });
});
