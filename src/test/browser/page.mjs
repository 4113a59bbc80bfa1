// Looks at pages of runner in a real browser: page.mjs BROWSER BIG HOSTILE. Says what is wrong, a line each; figures go to stderr.

import { chromium } from "playwright-core";

const [executablePath, big, hostile] = process.argv.slice(2);
// What the page is meant to take is a third of this: a machine that is busy with other things takes its time.
const LOAD = 9000, FILTER = 300;

const wrong = [];
const expect = (told, holds) => holds || wrong.push(told);
const same = (told, is, wanted) => expect(`${told}: ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`, is === wanted);
const figure = (told, ms) => console.error(`${told}: ${Math.round(ms)} ms`);

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

/** A page whose every word on the console, request and dialog is a mistake. */
async function opened(file, hash = "", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const name = file.split("/").at(-1);
  page.on("console", (it) => wrong.push(`${name}: console: ${it.text()}`));
  page.on("pageerror", (it) => wrong.push(`${name}: error: ${it.message}`));
  page.on("dialog", (it) => wrong.push(`${name}: dialog: ${it.message()}`) && it.dismiss());
  page.on("request", (it) => it.url().startsWith("file://" + file) || it.url() === "data:," || wrong.push(`${name}: request: ${it.url()}`));
  const start = performance.now();
  await page.goto("file://" + file + hash);
  if (options.javaScriptEnabled !== false) {
    await page.waitForSelector("html[data-ready]");
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }
  page.took = performance.now() - start;
  return page;
}

const type = (page, words) =>
  page.evaluate(
    (value) =>
      new Promise((done) => {
        const search = document.getElementById("search");
        const start = performance.now();
        search.value = value;
        search.dispatchEvent(new Event("input", { bubbles: true }));
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
      }),
    words,
  );
const click = (page, selector) =>
  page.evaluate(
    (of) =>
      new Promise((done) => {
        const start = performance.now();
        document.querySelector(of).click();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
      }),
    selector,
  );
const text = (page, selector) => page.textContent(selector);
const hidden = (page, selector) => page.evaluate((of) => document.querySelector(of).hidden, selector);

async function fast() {
  const page = await opened(big);
  figure("50,000 tasks loaded", page.took);
  expect(`50,000 tasks took ${page.took} ms to load`, page.took < LOAD);
  same("tasks of the big page", await text(page, "#count"), "50,000 tasks");
  expect("the table holds more lines than can be seen", (await page.locator(".sheet .row").count()) < 100);
  for (const words of ["t4", "t49", "t4999", "exit 1"]) {
    const took = await type(page, words);
    figure(`filtered by "${words}"`, took);
    expect(`filtering by ${words} took ${took} ms`, took < FILTER);
  }
  expect("the filter finds nothing", !(await text(page, "#count")).startsWith("0 "));
  await type(page, "");
  for (const [told, selector] of [["outcome", "#outcomes [data-outcome='1']"], ["duration", "#head .c-took button"]]) {
    const took = await click(page, selector);
    figure(`narrowed or sorted by ${told}`, took);
    expect(`by ${told} took ${took} ms`, took < 3 * FILTER);
  }
  await page.evaluate(() => (document.getElementById("body").scrollTop = 200000));
  await page.waitForTimeout(50);
  expect("scrolling shows nothing", (await page.locator(".sheet .row").count()) > 5);
  await page.context().close();
}

async function keyboard() {
  const page = await opened(hostile);
  await page.keyboard.press("/");
  same("the focus after /", await page.evaluate(() => document.activeElement.id), "search");
  await page.keyboard.type("plain");
  await page.keyboard.press("Enter");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  same("the task that Enter opens", await text(page, "#task-heading bdi"), "plain one");
  expect("its address names it: " + page.url(), page.url().includes("task=many%2Fplain%20one%2Fstep-1"));
  await page.keyboard.press("j");
  same("the task after it", await text(page, "#task-heading bdi"), "plain two");
  await page.keyboard.press("Escape");
  same("Esc closes the task", await hidden(page, "#task"), true);
  await page.keyboard.press("Escape");
  same("Esc clears the filters", await page.inputValue("#search"), "");
  await page.keyboard.press("?");
  same("? shows the keys", await page.evaluate(() => document.getElementById("help").open), true);
  await page.keyboard.press("Escape");
  await page.keyboard.press("f");
  same("F leaves what failed", await page.evaluate(() => location.hash), "#outcome=failed,cancelled".replace(",", "%2C"));
  await page.focus("#canvas");
  await page.keyboard.press("n");
  same("N goes to an attempt", await hidden(page, "#tip"), false);
  await page.keyboard.press("Enter");
  same("Enter opens its task", await hidden(page, "#task"), false);
  await page.context().close();
}

async function links() {
  const page = await opened(hostile, "#task=many%2Fplain%20one%2Fstep-1&q=plain");
  same("the task of a link", await text(page, "#task-heading bdi"), "plain one");
  same("the filter of a link", await page.inputValue("#search"), "plain");
  expect("its command: " + (await text(page, "#task")), (await text(page, "#task")).includes("git fetch"));
  const red = await page.evaluate(() => document.querySelector("#task .f1")?.textContent);
  same("what is red", red, "red");
  await page.evaluate(() => (location.hash = "#job=many&outcome=failed"));
  await page.waitForFunction(() => document.getElementById("task").hidden);
  const elsewhere = await opened(hostile, "#task=many%2Fno%20such%2Fone");
  expect("a link to nothing says so", (await text(elsewhere, "#notes")).includes("no task"));
  await page.context().close();
  await elsewhere.context().close();
}

async function harmless() {
  const page = await opened(hostile);
  const many = await page.evaluate(() => JSON.parse(document.getElementById("rows").textContent).length);
  for (let i = 0; i < many; i++) {
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    const found = await page.evaluate(() => document.querySelectorAll("#task :is(img, script, iframe, a, svg, style, object, link, form, base)").length);
    same("elements that data made", found, 0);
    await page.keyboard.press("Escape");
  }
  same("a script of the data that ran", await page.evaluate(() => window.pwned), undefined);
  same("scripts of the page", await page.evaluate(() => document.querySelectorAll("script:not([type])").length), 1);
  const shown = await page.evaluate(() => document.body.innerText);
  expect("characters that turn text are seen as such", !/[\u202a-\u202e\u2066-\u2069]/.test(shown));
  await page.context().close();
}

async function small() {
  const page = await opened(hostile, "", { viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme: "dark" });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(`the page is ${wide} wide on a phone of 360`, wide <= 360);
  await page.tap(".sheet .row >> nth=0");
  same("a tap opens the task", await hidden(page, "#task"), false);
  await page.context().close();
}

async function paper() {
  const page = await opened(hostile);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const cut = await page.evaluate(() => {
    const body = document.getElementById("body");
    return body.scrollHeight - body.clientHeight;
  });
  expect(`on paper ${cut} pixels of the table are out of sight`, cut <= 1);
  await page.context().close();
  const plain = await opened(hostile, "", { javaScriptEnabled: false });
  expect("without scripts it says how the run ended", (await text(plain, "noscript")).includes("partial"));
  await plain.context().close();
}

for (const test of [fast, keyboard, links, harmless, small, paper]) {
  const start = performance.now();
  await test().catch((e) => wrong.push(`${test.name}: ${e.message}`));
  figure(`all of "${test.name}"`, performance.now() - start);
}
await browser.close();
console.log(wrong.join("\n"));
process.exitCode = wrong.length ? 1 : 0;
