import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { packageRoot } from "../../core/package-root.ts";

/** A Chromium of this machine, or undefined: PULSO_CHROMIUM names another one. */
export const chromiumPath = [
  process.env.PULSO_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find((candidate) => candidate !== undefined && existsSync(candidate));

/** Said in the name of a test that is skipped for want of a browser. */
export const remedy = chromiumPath ? "" : " (skipped: install Chromium, or name one in PULSO_CHROMIUM)";

export const sizes = {
  wide: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} satisfies Record<string, BrowserContextOptions>;

export interface Site extends AsyncDisposable {
  url: string;
  browser: Browser;
}

export interface OpenPage extends AsyncDisposable {
  page: Page;
  /** Console errors and warnings, uncaught errors, failed requests and requests to anyone else. */
  complaints: string[];
  /** How many pixels the page is wider than its window. */
  overflow(): Promise<number>;
  shoot(name: string): Promise<void>;
}

/** A browser, and the server of an address, of PULSO_TEST_URL, or the built product started on a fresh home and run once. */
export async function openSite(given = process.env.PULSO_TEST_URL): Promise<Site> {
  const server = given ? undefined : await startProduct();
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return {
    url: given ?? server!.url,
    browser,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server?.stop();
    },
  };
}

export async function openPage(
  { browser, url }: Site,
  size: keyof typeof sizes,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ ...sizes[size], baseURL: url, locale: "en-GB", ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()))
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => {
    // What a reload or a new page breaks off did not fail.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url)) complaints.push(`third party: ${request.url()}`);
  });
  return {
    page,
    complaints,
    overflow: () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    shoot: async (name) => {
      await page.screenshot({ path: path.join(os.tmpdir(), "pulso-web", `${size}-${name}.png`) });
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

async function startProduct(): Promise<{ url: string; stop(): Promise<void> }> {
  const home = await mkdtemp(path.join(os.tmpdir(), "pulso-web-home-"));
  const port = await freePort();
  const child = spawn(process.execPath, ["bin/pulso.js", "start", "--json"], {
    cwd: packageRoot,
    env: { ...process.env, PULSO_HOME: home, PORT: String(port), HOST: "127.0.0.1", NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('"type":"ready"')) resolve();
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("close", () => reject(new Error(`pulso start ended: ${said.slice(-2_000)}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill("SIGTERM");
      await closed;
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
