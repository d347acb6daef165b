import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, openPage, openSite, remedy, type Site } from "./page.ts";

let site: Site;

describe.skipIf(!chromiumPath)(`the page in Chromium${remedy}`, () => {
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(async () => {
    await site?.[Symbol.asyncDispose]();
  });

  for (const size of ["wide", "phone"] as const) {
    test(`${size}: the overview ranks the most mentioned with their figures`, async () => {
      await using open = await openPage(site, size);
      await open.page.goto("/");
      await open.page.locator(".mentions tbody tr").first().waitFor();
      const rows = await open.page.locator(".mentions tbody tr").allInnerTexts();
      expect(rows.length).toBeGreaterThan(2);
      for (const row of rows) expect(row).toMatch(/\d/);
      expect(await open.page.locator(".mentions svg polygon").count()).toBeGreaterThan(0);
      expect(await open.page.locator(".headlines li").count()).toBeGreaterThan(0);
      await open.shoot("overview");
      expect(await open.overflow()).toBeLessThanOrEqual(0);
      expect(open.complaints).toEqual([]);
    });

    test(`${size}: ranked by surprise, each asset says how far above its usual it is, the furthest first`, async () => {
      await using open = await openPage(site, size);
      await open.page.goto("/");
      await open.page.getByRole("button", { name: "Surprise" }).click();
      await open.page.waitForURL(/order=surprise/);
      await open.page.getByText("in standard deviations (σ)").waitFor();
      const notes = open.page.locator(".mention-notes");
      await notes.filter({ hasText: "σ" }).nth(2).waitFor();
      const scores = (await notes.allInnerTexts())
        .flatMap((text) => /(\S+) σ$/.exec(text.trim())?.[1] ?? [])
        .map((score) => Number(score.replace("\u2212", "-")));
      expect(scores.length).toBeGreaterThan(2);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(await open.overflow()).toBeLessThanOrEqual(0);
      expect(open.complaints).toEqual([]);
    });

    test(`${size}: an asset's page draws its chart, reads it out as a table, and keeps its range in the address`, async () => {
      await using open = await openPage(site, size);
      await open.page.goto("/asset/AAPL");
      await open.page.locator(".chart canvas").first().waitFor();
      expect(await inkOf(open.page)).toBeGreaterThan(3);
      expect(await open.page.locator("h1").innerText()).toContain("AAPL");
      await open.shoot("asset");
      await open.page.getByRole("button", { name: "1m", exact: true }).click();
      await open.page.waitForURL(/range=1m/);
      await open.page.getByRole("button", { name: "Show as table" }).click();
      expect(await open.page.locator(".chart-table tbody tr").count()).toBeGreaterThan(20);
      expect(await open.overflow()).toBeLessThanOrEqual(0);
      expect(open.complaints).toEqual([]);
    });

    test(`${size}: company, month, day, Predict: a line to that date, and the address holds the question`, async () => {
      await using open = await openPage(site, size);
      const { page } = open;
      await page.goto("/forecast");
      await page.getByRole("combobox", { name: "Company or symbol" }).fill("micros");
      await page.getByRole("option", { name: /MSFT/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("combobox", { name: "Month" }).selectOption("2020-03");
      await page.getByRole("combobox", { name: "Day" }).selectOption("14");
      await page.getByRole("button", { name: "Predict" }).click();
      await page.waitForURL(/symbol=MSFT&date=2020-03-14/);
      const sentence = await page.locator(".figures .sentence").innerText();
      expect(sentence).toMatch(
        /On 14 Mar 2020 .* 80 times in 100 is [\d.,]+ to [\d.,]+ USD; no change would be/,
      );
      await page.locator(".chart canvas").first().waitFor();
      await open.shoot("forecast");
      await page.reload();
      expect(await page.locator(".figures .sentence").innerText()).toBe(sentence);
      expect(await open.overflow()).toBeLessThanOrEqual(0);
      expect(open.complaints).toEqual([]);
    });

    test(`${size}: the runs add up`, async () => {
      await using open = await openPage(site, size);
      await open.page.goto("/runs");
      await open.page.locator(".run summary").first().click();
      const equations = await open.page.locator(".stage-list .equation").allInnerTexts();
      expect(equations.length).toBe(4);
      for (const text of equations) expect(text).not.toContain("does not add up");
      await open.shoot("runs");
      expect(await open.overflow()).toBeLessThanOrEqual(0);
      expect(open.complaints).toEqual([]);
    });
  }

  test("a newcomer registers, logs out and logs in again", async () => {
    await using open = await openPage(site, "wide");
    const { page } = open;
    const email = `${randomUUID()}@example.org`;
    const password = "a sentence of four words";
    await page.goto("/account?form=register");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Register" }).click();
    await page.getByRole("heading", { name: email }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Log out" }).click();
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("not the password at all");
    await page.locator("main").getByRole("button", { name: "Log in" }).click();
    await page.getByText("E-mail or password is wrong").waitFor();
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.locator("main").getByRole("button", { name: "Log in" }).click();
    await page.getByRole("heading", { name: email }).waitFor();
    await open.shoot("account");
    expect(open.complaints).toEqual([]);
  });

  test("an asset of the catalogue without prices asks to log in, and the sample says what it would need", async () => {
    await using open = await openPage(site, "phone");
    const { page } = open;
    await page.goto("/forecast");
    await page.getByRole("combobox", { name: "Company or symbol" }).fill("walt disney");
    await page.getByRole("option", { name: /DIS.*can be added/ }).click();
    await page.getByRole("link", { name: "Log in to add it" }).click();
    await page.getByRole("button", { name: /Register/ }).click();
    await page.getByLabel("E-mail").fill(`${randomUUID()}@example.org`);
    await page.getByLabel("Password", { exact: true }).fill("a sentence of four words");
    await page.getByRole("button", { name: "Register", exact: true }).click();
    await page.waitForURL(/\/forecast\?symbol=DIS$/);
    await page.getByRole("button", { name: "Add “DIS”" }).click();
    await page.getByRole("heading", { name: "No price source has it" }).waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("PULSO_SOURCES=yahoo");
    await open.shoot("added");
    expect(await open.overflow()).toBeLessThanOrEqual(0);
    expect(open.complaints).toEqual([]);
  });

  test("a model above the tier is named with its tier, and the reason is said", async () => {
    await using open = await openPage(site, "wide");
    await open.page.goto("/forecast?symbol=AAPL&date=2020-03-14&model=lstm");
    await open.page.getByRole("heading", { name: "This is in the PRO tier" }).waitFor();
    expect(await open.page.getByText("tier.required").count()).toBe(1);
    await open.shoot("tier");
  });

  test("a date that cannot be forecast says so with its code", async () => {
    await using open = await openPage(site, "phone");
    await open.page.goto("/forecast?symbol=AAPL&date=2031-03-14");
    await open.page.getByText("forecast.date").waitFor();
    expect(await open.overflow()).toBeLessThanOrEqual(0);
  });

  test("an address for nothing, and an asset of no catalogue, are told kindly", async () => {
    await using open = await openPage(site, "phone");
    await open.page.goto("/nowhere");
    await open.page.getByRole("heading", { name: "There is no such page" }).waitFor();
    await open.page.goto("/asset/NO%2FSUCH");
    await open.page.getByRole("heading", { name: "No such asset in the catalogue" }).waitFor();
    expect(open.complaints).toEqual([]);
  });

  test("slash finds an asset by keyboard alone", async () => {
    await using open = await openPage(site, "wide");
    const { page } = open;
    await page.goto("/runs");
    await page.locator(".run").first().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("apple");
    await page.getByRole("option", { name: /AAPL/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/asset\/AAPL$/);
    expect(open.complaints).toEqual([]);
  });

  test("Spanish and the dark theme are chosen in the frame and remembered", async () => {
    await using open = await openPage(site, "wide");
    const { page } = open;
    await page.goto("/");
    await page.getByLabel("Appearance and language").click();
    await page.getByRole("combobox", { name: "Language" }).selectOption("es");
    await page.getByRole("combobox", { name: "Tema" }).selectOption("dark");
    await page.reload();
    await page.getByRole("heading", { name: "Lo más mencionado" }).waitFor();
    expect(
      await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]),
    ).toEqual(["es", "dark"]);
    await open.shoot("spanish-dark");
    expect(open.complaints).toEqual([]);
  });

  test("with scripts of strangers in a post's text, the page shows text", async () => {
    await using open = await openPage(site, "wide");
    await open.page.goto("/");
    await open.page.locator(".headlines .excerpt").first().waitFor();
    expect(await open.page.locator(".excerpt script").count()).toBe(0);
    expect(await open.page.locator(".excerpt > bdi").count()).toBe(
      await open.page.locator(".excerpt").count(),
    );
  });
});

/** How many different colours the chart's first canvas holds: one alone is an empty chart. */
async function inkOf(page: Page): Promise<number> {
  await page.waitForTimeout(300);
  return page
    .locator(".chart canvas")
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0;
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      const colours = new Set<number>();
      for (let at = 0; at < data.length; at += 4)
        colours.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
      return colours.size;
    });
}
