// Says what pages of runner show, as somebody would read it: text.mjs BROWSER PAGE... For each a line with its name, what it says of the
// run, its table and, of each task, what stands there when it is opened; and whatever goes wrong. Times are left out.

import { chromium } from "playwright-core";

const [executablePath, ...pages] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

/** Cells of the table that depend on how fast the run was. */
const TIMES = ["c-started", "c-waited", "c-took"];

/** Likewise in what stands there of a task: facts, and columns of its attempts; and what can be pressed. */
const QUICK = "button, td:nth-child(n + 3), th:nth-child(n + 3)";
const FACTS = ["Took", "Waited", "Uptime", "Usually"];

for (const file of pages) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 5000 } });
  console.log(`== ${file}`);
  page.on("console", (it) => console.log(`console: ${it.text()}`));
  page.on("pageerror", (it) => console.log(`error: ${it.message}`));
  page.on("request", (it) => it.url().startsWith("file://" + file) || it.url() === "data:," || console.log(`request: ${it.url()}`));
  await page.goto("file://" + file);
  await page.waitForSelector("html[data-ready]");
  const told = await page.evaluate(
    (times) => {
      const lines = (selector) => document.querySelector(selector).innerText.split("\n").filter((it) => it.trim());
      const said = [...lines("#plan"), ...lines("#glance"), ...lines("#notes"), ...lines("#failure-list"), ...lines("#graph"), ...lines("#count")];
      for (const row of document.querySelectorAll("#head .row, .sheet .row")) {
        const cells = [...row.children].filter((it) => !times.some((name) => it.classList.contains(name)));
        said.push(cells.map((it) => it.innerText.replace(/\s+/g, " ").trim()).join(" | "));
      }
      return said;
    },
    TIMES,
  );
  console.log(told.join("\n"));
  const many = await page.locator(".sheet .row").count();
  for (let i = 0; i < many; i++) {
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    const opened = await page.evaluate(
      ([quick, facts]) => {
        const task = document.getElementById("task");
        const late = [...task.querySelectorAll(".facts > div")].filter((it) => facts.includes(it.querySelector("dt").textContent));
        for (const it of [...task.querySelectorAll(quick), ...late]) it.hidden = true;
        return task.innerText.split("\n").map((it) => it.trim()).filter((it) => it);
      },
      [QUICK, FACTS],
    );
    console.log(["--", ...opened].join("\n"));
    await page.keyboard.press("Escape");
  }
  await page.close();
}
await browser.close();
