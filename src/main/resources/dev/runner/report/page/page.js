// The page as a whole: what happened at a glance, filters, keyboard, colours.

const BOUNDED = { attempts: "the attempts' own time", concurrency: "the plan's concurrency" };
const FAILURES = 6, LINES = 10;

function drawSummary() {
  const mark = JOB_MARKS[run.outcome];
  const words = { partial: "Partly failed", succeeded: "Succeeded", failed: "Failed", skipped: "Skipped", cancelled: "Cancelled" };
  const all = run.totals.reduce((sum, it) => sum + it, 0);
  byId("plan").replaceChildren(el("bdi", {}, visible(run.plan)));
  const numbers = run.totals.map((n, i) => [n, i]).filter(([n]) => n);
  byId("glance").replaceChildren(
    el("p", { class: "verdict o-" + OUTCOMES[mark] }, el("span", { class: "mark o-" + OUTCOMES[mark], "aria-hidden": "true" }, GLYPHS[mark]), " " + words[run.outcome]),
    el("p", { class: "counts" }, ...numbers.map(([n, i]) => el("span", { class: "o-" + OUTCOMES[i] }, el("b", {}, n.toLocaleString("en")), " " + OUTCOMES[i]))),
    el("div", { class: "shares", "aria-hidden": "true" }, ...numbers.map(([n, i]) => {
      const bar = el("span", { class: "o-" + OUTCOMES[i] });
      bar.style.flexGrow = n;
      return bar;
    })),
  );
  const pairs = [
    ["Took", span(run.duration)],
    ["Started", when(run.started)],
    ["Targets", all.toLocaleString("en")],
    ["Tasks", run.tasks.toLocaleString("en")],
    ["Bounded by", BOUNDED[run.bounded_by] || visible(run.bounded_by)],
    ["Exit code", String(run.exit_code)],
    ["Run", run.run],
  ];
  byId("facts").replaceChildren(...pairs.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
  const notes = [...run.limiters.map(limited), ...leftOuts()];
  byId("notes").replaceChildren(...notes);
  document.title = GLYPHS[mark] + " " + visible(run.plan) + " " + run.outcome;
}

function limited(it) {
  const pauses = it.pauses ? "; " + count(it.pauses, "pause") + ", " + span(it.paused) + " in all" : "";
  return el("p", { class: "hint" }, swatch("limiter"), visible(it.name) + " held the run up for " + span(it.waited) + pauses + ".");
}

/** What this page leaves out. */
function leftOuts() {
  const notes = [];
  if (run.tasks > run.shown) {
    const worse = run.unshown_wrong ? ", " + run.unshown_wrong.toLocaleString("en") + " of which did not succeed" : "; all that did not succeed are here";
    notes.push(el("p", { class: "note" }, "This page holds " + run.shown.toLocaleString("en") + " of " + count(run.tasks, "task") + ": " +
      (run.tasks - run.shown).toLocaleString("en") + " are left out" + worse + ". ", el("code", {}, "runner report " + run.run + " -o json"), " has all."));
  }
  if (leftOut) {
    notes.push(el("p", { class: "note" }, "Of " + count(leftOut, "task") + " this page leaves out what was executed and printed, as it would be too large. ", el("code", {}, "runner logs " + run.run), " has all."));
  }
  return notes;
}

function lastLines(index) {
  const found = detail(index);
  const text = found ? (unstyled(found.err).trim() ? found.err : found.out) : "";
  const kept = text.replace(/\s+$/, "").split("\n").slice(-LINES).join("\n");
  return kept ? el("pre", { class: "output" }, rendered(kept)) : undefined;
}

function drawFailures() {
  const failures = [];
  rows.forEach((row, i) => wrong(row) && !(row[FLAGS] & TOLERATED) && failures.push(i));
  byId("failures").hidden = failures.length === 0;
  const cards = failures.slice(0, FAILURES).map((i) => {
    const row = rows[i];
    const open = el("button", { type: "button", class: "link", onclick: () => openTask(i) }, outcomeMark(row[OUTCOME]), " ", el("bdi", {}, brief(row[KEY])));
    return el("article", { class: "failure" }, el("h3", {}, open, el("span", { class: "hint" }, jobName(jobs[row[JOB]]) + " › " + stepId(row))), el("p", { class: "why o-" + OUTCOMES[row[OUTCOME]] }, visible(reasonText(row))), lastLines(i));
  });
  if (failures.length > FAILURES) {
    cards.push(el("button", { type: "button", class: "link", onclick: () => onlyFailed() }, "All " + failures.length.toLocaleString("en") + " in the table"));
  }
  byId("failure-list").replaceChildren(...cards);
}

function onlyFailed() {
  choose({ outcomes: new Set([1, 3]) });
  byId("tasks-heading").scrollIntoView({ block: "start" });
}

function drawFilters() {
  const counts = [0, 0, 0, 0];
  rows.forEach((row) => (view.job < 0 || row[JOB] === view.job) && counts[row[OUTCOME]]++);
  byId("outcomes").replaceChildren(
    ...OUTCOMES.flatMap((word, i) =>
      counts[i] || view.outcomes.has(i)
        ? [el("button", { type: "button", class: "chip o-" + word, "data-outcome": i, "aria-pressed": view.outcomes.has(i) ? "true" : "false", onclick: () => toggleOutcome(i) },
            outcomeMark(i), " " + word + " ", el("span", { class: "n" }, counts[i].toLocaleString("en")))]
        : [],
    ),
  );
  byId("job").value = String(view.job);
  if (byId("search").value !== view.words) {
    byId("search").value = view.words;
  }
}

function theme(to) {
  document.documentElement.dataset.theme = to;
  readColours();
  drawSoon();
}

function toggleTheme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  theme(dark ? "light" : "dark");
}

function escape() {
  if (view.task >= 0) {
    choose({ task: -1 }, true);
  } else if (filtered()) {
    clearFilters();
  }
}

const PAGE_KEYS = {
  "/": () => byId("search").focus(),
  "?": () => byId("help").showModal(),
  j: () => moveTo(table.cursor + 1),
  k: () => moveTo(table.cursor - 1),
  f: onlyFailed,
  t: toggleTheme,
  "+": () => zoom(0.5),
  "=": () => zoom(0.5),
  "-": () => zoom(2),
  0: () => show(0, chart.length),
  Escape: escape,
};
const TABLE_KEYS = {
  ArrowDown: () => moveTo(table.cursor + 1),
  ArrowUp: () => moveTo(table.cursor - 1),
  PageDown: () => moveTo(table.cursor + pageful()),
  PageUp: () => moveTo(table.cursor - pageful()),
  Home: () => moveTo(0),
  End: () => moveTo(table.found.length - 1),
};

function pressed(e) {
  if (e.ctrlKey || e.metaKey || e.altKey || byId("help").open) {
    return;
  }
  const typing = e.target.matches("input, select, textarea");
  const free = [byId("table"), byId("body"), document.body].includes(e.target);
  const inTable = free || e.target === byId("task");
  let act;
  if (typing) {
    act = e.key === "Escape" ? () => (e.target.value && e.target.type === "search" ? choose({ words: "" }) : e.target.blur())
      : e.key === "Enter" || e.key === "ArrowDown" ? e.target.type === "search" && (() => { byId("table").focus(); moveTo(Math.max(0, table.cursor)); }) : undefined;
  } else if (e.key === "Enter") {
    act = free && table.cursor >= 0 ? () => openTask(table.found[table.cursor], table.cursor) : undefined;
  } else {
    act = (inTable && TABLE_KEYS[e.key]) || PAGE_KEYS[e.key.length === 1 ? e.key.toLowerCase() : e.key];
  }
  if (act) {
    act();
    e.preventDefault();
  }
}

function startFilters() {
  const options = jobs.map((job, i) => el("option", { value: i }, visible(jobName(job))));
  byId("job").append(el("option", { value: -1 }, "All jobs"), ...options);
  byId("job").addEventListener("change", (e) => choose({ job: Number(e.target.value) }));
  byId("search").addEventListener("input", (e) => choose({ words: e.target.value }));
  byId("clear").addEventListener("click", clearFilters);
  byId("theme").addEventListener("click", toggleTheme);
  byId("help-open").addEventListener("click", () => byId("help").showModal());
  addEventListener("keydown", pressed);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readColours();
    drawSoon();
  });
}

/** Draws what the address says. */
function arrive() {
  const unknown = readAddress();
  drawTable();
  drawFilters();
  if (unknown !== undefined) {
    byId("notes").prepend(el("p", { class: "note" }, "This page has no task " + visible(unknown) + "."));
  }
  listeners.forEach((it) => it({ task: view.task }));
}

drawSummary();
drawFailures();
startFilters();
startTable();
startTimeline();
startGraph();
onChange((change) => "task" in change && drawTask());
onChange(drawFilters);
arrive();
addEventListener("hashchange", arrive);
addEventListener("popstate", arrive);
window.requestIdleCallback?.(searchable);
document.documentElement.dataset.ready = "";
