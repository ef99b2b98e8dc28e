// Opens the website of the standard in Chromium, as a reader would: node check.js TOOLS PLACE... where TOOLS has
// node_modules/playwright-core, and a PLACE is the address or the folder of the site. Screenshots go to TOOLS/screenshots.
// A site has the versions 1.0 and 1.1; 1.1 has the field order.giftMessage.
"use strict";
const path = require("node:path");
const { mkdirSync } = require("node:fs");
const { pathToFileURL } = require("node:url");

const [tools, ...places] = process.argv.slice(2);
const { chromium } = require(path.resolve(tools, "node_modules/playwright-core"));
const screenshots = path.resolve(tools, "screenshots");
let failed = 0;
let passed = 0;

function check(holds, what) {
  if (holds) passed += 1;
  else {
    failed += 1;
    console.error(`failed: ${what}`);
  }
}

// A page that notes what goes wrong on it, and whatever it asks of anybody else.
async function open(browser, base, viewport) {
  const context = await browser.newContext({ viewport, colorScheme: "light" });
  const page = await context.newPage();
  page.on("console", (message) => check(message.type() !== "error", `${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => check(false, `${page.url()}: ${error}`));
  page.on("request", (request) => {
    const url = request.url();
    check(url.startsWith(base) || url.startsWith("data:"), `${page.url()} asks for ${url}`);
  });
  page.on("response", (response) => check(response.status() < 400, `${response.url()}: ${response.status()}`));
  return page;
}

async function isSeen(page, id) {
  return page.evaluate((id) => {
    const box = document.getElementById(id)?.getBoundingClientRect();
    return Boolean(box) && box.top >= 0 && box.top < innerHeight && location.hash === `#${id}`;
  }, id);
}

async function search(page, base) {
  await page.goto(`${base}1.0/index.html`);
  await page.keyboard.press("/");
  check(await page.evaluate(() => document.activeElement.id === "search"), "/ goes to the search");
  await page.keyboard.type("buyerAccount");
  await page.waitForSelector("#hits [role=option]");
  const first = await page.textContent("#hits [role=option]");
  check(first.startsWith("order.buyerAccount"), `the first hit is ${first}`);
  await page.screenshot({ path: path.join(screenshots, "search.png") });
  await page.keyboard.press("ArrowDown");
  await Promise.all([page.waitForURL("**/order.html#fields.buyerAccount"), page.keyboard.press("Enter")]);
  check(await isSeen(page, "fields.buyerAccount"), "the field that was found is seen");
  await page.fill("#search", "TL-ORD-004");
  await page.waitForSelector("#hits [role=option]");
  await Promise.all([page.waitForURL("**/order.html#TL-ORD-004"), page.keyboard.press("Enter")]);
  check(await isSeen(page, "TL-ORD-004"), "the clause that was found is seen");
  await page.fill("#search", "EUR euro");
  await page.waitForSelector("#hits [role=option]");
  const code = await page.textContent("#hits [role=option]");
  check(code.startsWith("EUR · iso4217"), `the first hit for a code is ${code}`);
  await page.fill("#search", "851830");
  await page.waitForFunction(() => document.querySelector("#hits [role=option]")?.textContent.startsWith("851830 · hs2022"));
  await page.fill("#search", "qqqq");
  await page.waitForSelector("#hits .none");
  await page.keyboard.press("Escape");
  check(await page.isHidden("#hits"), "Escape closes the hits");
}

async function links(page, base) {
  for (const [address, id] of [
    ["1.0/spec/order.html", "TL-ORD-001"],
    ["1.0/spec/reference/types.html", "party.taxRegistrations"],
    ["1.0/spec/reference/codes/iso4217.html", "code.EUR"],
    ["1.0/codes/hs2022.html", "code.851830"],
    ["1.0/codes/unlocode/CN.html", "code.CNSHA"],
    ["1.0/crosswalks/edifact/D96A/ORDERS.xwalk.html", "L5"],
    ["1.1/spec/reference/documents/order.html", "fields.number"],
  ]) {
    await page.goto(`${base}${address}#${id}`);
    check(await isSeen(page, id), `${address}#${id} is seen`);
  }
  await page.goto(`${base}1.1/changes.html`);
  check((await page.textContent("main")).includes("order.giftMessage"), "what changed names the new field");
}

async function versions(page, base) {
  await page.goto(`${base}1.0/spec/order.html`);
  await Promise.all([page.waitForURL("**/1.1/spec/order.html"), page.selectOption("#version", "1.1")]);
  check((await page.textContent("footer")).includes("not released yet"), "1.1 is not released");
  await Promise.all([page.waitForURL("**/1.0/spec/order.html"), page.selectOption("#version", "1.0")]);
  check((await page.textContent("footer")).includes("released 20"), "1.0 is released");
}

async function theme(page, base) {
  await page.goto(`${base}1.0/index.html`);
  const back = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await back();
  await page.click("#theme");
  const dark = await back();
  check(light !== dark, "the theme changes");
  await page.goto(`${base}1.0/spec/order.html`);
  check((await back()) === dark, "the theme is kept");
  await page.screenshot({ path: path.join(screenshots, "desktop-dark.png") });
  await page.click("#theme");
  check((await back()) === light, "the theme changes back");
}

async function keyboard(page, base) {
  await page.goto(`${base}1.0/spec/order.html`);
  await page.keyboard.press("Tab");
  check((await page.evaluate(() => document.activeElement.className)) === "skip", "the first stop skips to the content");
  const reached = new Set();
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.className));
  }
  for (const id of ["version", "search", "theme", "link", "copy"]) check(reached.has(id), `${id} is reached by Tab`);
  await page.click(".copy");
  await page.waitForFunction(() => /Copied|Selected/.test(document.querySelector(".copy").textContent));
}

async function phone(browser, base) {
  const page = await open(browser, base, { width: 390, height: 844 });
  for (const address of ["1.0/index.html", "1.0/spec/order.html", "1.0/spec/reference/documents/order.html"]) {
    await page.goto(base + address);
    const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    check(fits, `${address} fits on a phone`);
    await page.screenshot({ path: path.join(screenshots, `phone-${path.basename(address, ".html")}.png`) });
  }
  check(await page.isHidden("#nav"), "the contents are folded on a phone");
  await page.click("#menu");
  check(await page.isVisible("#nav"), "the contents unfold on a phone");
  await page.context().close();
}

async function main() {
  mkdirSync(screenshots, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  for (const place of places) {
    const base = place.includes("://") ? place : `${pathToFileURL(path.resolve(place))}/`;
    const page = await open(browser, base, { width: 1280, height: 900 });
    for (const step of [search, links, versions, theme, keyboard]) await step(page, base);
    await page.goto(`${base}index.html`);
    await page.screenshot({ path: path.join(screenshots, "desktop-first.png") });
    await page.goto(`${base}1.0/spec/reference/documents/order.html`);
    await page.screenshot({ path: path.join(screenshots, "desktop-order.png") });
    await page.context().close();
    await phone(browser, base);
  }
  await browser.close();
  console.log(`${passed} checks of the website passed, ${failed} failed; screenshots in ${screenshots}`);
  process.exit(failed ? 1 : 0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
