// The table of tasks: only the lines that can be seen are there.

const COLUMNS = [
  { id: "outcome", name: "", label: "Outcome", class: "c-outcome" },
  { id: "key", name: "Key", class: "c-key" },
  { id: "job", name: "Job", class: "c-job" },
  { id: "step", name: "Step", class: "c-step" },
  { id: "started", name: "Started", class: "c-started num" },
  { id: "waited", name: "Waited", class: "c-waited num" },
  { id: "took", name: "Took", class: "c-took num" },
  { id: "attempts", name: "Tries", class: "c-attempts num" },
  { id: "reason", name: "Reason", class: "c-reason" },
];
const PRINTED = 2000;

const table = { found: [], cursor: -1, height: 33, drawn: new Map(), longest: 1 };

function drawHead() {
  const cells = COLUMNS.map((column) => {
    const sorted = view.sort === column.id;
    const button = el(
      "button",
      { type: "button", onclick: () => sortBy(column.id), title: "Sort by " + (column.label || column.name).toLowerCase() },
      column.name || el("span", { class: "sr" }, column.label),
      el("span", { class: "arrow", "aria-hidden": "true" }, sorted ? (view.down ? "↓" : "↑") : ""),
    );
    const order = sorted ? (view.down ? "descending" : "ascending") : "none";
    return el("div", { role: "columnheader", class: column.class, "aria-sort": order }, button);
  });
  byId("head").replaceChildren(el("div", { role: "row", class: "row" }, ...cells));
}

function cell(column, ...content) {
  return el("div", { role: "gridcell", class: column.class }, ...content);
}

function usedBar(row) {
  const share = Math.max(row[TOOK] > 0 ? 1.5 : 0, (100 * row[TOOK]) / table.longest);
  const bar = el("span", { class: "used o-" + OUTCOMES[row[OUTCOME]], "aria-hidden": "true" });
  bar.style.width = share + "%";
  return bar;
}

function drawRow(place) {
  const index = table.found[place];
  const row = rows[index];
  const start = startedAt(row);
  const wait = waited(row);
  const outcome = OUTCOMES[row[OUTCOME]];
  const told = outcome + (row[FLAGS] & TOLERATED ? ", tolerated" : row[FLAGS] & KEPT ? ", kept" : "");
  const texts = [
    [outcomeMark(row[OUTCOME], row[FLAGS] & TOLERATED), el("span", { class: "sr" }, told)],
    [el("span", { class: "keytext", title: brief(row[KEY], 1000) }, brief(row[KEY], 400))],
    [jobName(jobs[row[JOB]])],
    [stepId(row)],
    [start === undefined || row[FLAGS] & KEPT ? "" : "+" + span(Math.max(0, start))],
    [wait ? span(wait) : ""],
    [usedBar(row), el("span", {}, row[ATTEMPTS] ? span(row[TOOK]) : "")],
    [row[ATTEMPTS] > 1 ? String(row[ATTEMPTS]) : ""],
    [
      el("span", { class: "where" }, jobName(jobs[row[JOB]]) + (row[STEP] < 0 ? "" : " › " + stepId(row))),
      visible(reasonText(row)) || (row[FLAGS] & KEPT ? "kept from an earlier session" : ""),
    ],
  ];
  const made = el(
    "div",
    {
      role: "row",
      class: "row o-" + outcome,
      id: "row-" + index,
      "aria-rowindex": place + 2,
      "aria-selected": place === table.cursor ? "true" : "false",
      onclick: () => openTask(index, place),
    },
    ...COLUMNS.map((column, i) => cell(column, ...texts[i])),
  );
  made.classList.toggle("at", place === table.cursor);
  made.classList.toggle("open", index === view.task);
  made.style.top = place * table.height + "px";
  return made;
}

/** Draws what can be seen and takes away what can't. */
function drawRows() {
  const body = byId("body");
  const first = Math.max(0, Math.floor(body.scrollTop / table.height) - 6);
  const last = Math.min(table.found.length, Math.ceil((body.scrollTop + body.clientHeight) / table.height) + 6);
  for (const [place, row] of table.drawn) {
    if (place < first || place >= last) {
      row.remove();
      table.drawn.delete(place);
    }
  }
  const fresh = document.createDocumentFragment();
  for (let place = first; place < last; place++) {
    if (!table.drawn.has(place)) {
      const row = drawRow(place);
      table.drawn.set(place, row);
      fresh.append(row);
    }
  }
  sheet.append(fresh);
}

const sheet = el("div", { class: "sheet" });

function measure() {
  table.height = matchMedia("(max-width: 720px)").matches ? 56 : 33;
  sheet.style.height = table.found.length * table.height + "px";
}

function redraw() {
  sheet.replaceChildren();
  table.drawn.clear();
  measure();
  drawRows();
}

function drawTable() {
  table.found = chosen();
  table.cursor = view.task >= 0 ? table.found.indexOf(view.task) : Math.min(table.cursor, table.found.length - 1);
  table.longest = table.found.reduce((most, i) => Math.max(most, rows[i][TOOK]), 1);
  byId("table").setAttribute("aria-rowcount", table.found.length + 1);
  byId("count").textContent =
    table.found.length === rows.length
      ? count(rows.length, "task") + (run.tasks > rows.length ? " of " + run.tasks.toLocaleString("en") : "")
      : table.found.length.toLocaleString("en") + " of " + count(rows.length, "task");
  byId("clear").hidden = !filtered();
  sheet.classList.toggle("empty", table.found.length === 0);
  drawHead();
  redraw();
}

/** Brings a line into sight. */
function reveal(place) {
  const body = byId("body");
  const top = place * table.height;
  if (top < body.scrollTop) {
    body.scrollTop = top;
  } else if (top + table.height > body.scrollTop + body.clientHeight) {
    body.scrollTop = top + table.height - body.clientHeight;
  }
}

function moveTo(place) {
  if (table.found.length === 0) {
    return;
  }
  table.cursor = Math.max(0, Math.min(table.found.length - 1, place));
  reveal(table.cursor);
  if (!byId("task").hidden) {
    openTask(table.found[table.cursor], table.cursor);
  } else {
    redraw();
  }
  byId("table").setAttribute("aria-activedescendant", "row-" + table.found[table.cursor]);
}

function openTask(index, place = table.found.indexOf(index)) {
  table.cursor = place;
  choose({ task: index }, byId("task").hidden);
}

const pageful = () => Math.max(1, Math.floor(byId("body").clientHeight / table.height) - 1);

/** On paper there is nothing to scroll. */
function printTable(on) {
  const body = byId("body");
  body.classList.toggle("printed", on);
  if (on) {
    const rest = table.found.length - PRINTED;
    const lines = table.found.slice(0, PRINTED).map((_, place) => drawRow(place));
    sheet.replaceChildren(...lines);
    if (rest > 0) {
      sheet.append(el("p", { class: "hint" }, "and " + count(rest, "more task") + ", not printed"));
    }
  } else {
    redraw();
  }
}

function startTable() {
  const body = byId("body");
  body.append(sheet);
  body.addEventListener("scroll", () => requestAnimationFrame(drawRows), { passive: true });
  new ResizeObserver(redraw).observe(body);
  addEventListener("beforeprint", () => printTable(true));
  addEventListener("afterprint", () => printTable(false));
  const narrows = ["outcomes", "job", "words", "sort", "down"];
  onChange((change) => {
    if (narrows.some((it) => it in change)) {
      byId("body").scrollTop = 0;
      drawTable();
    } else {
      redraw();
    }
    if (change.task >= 0 && table.cursor >= 0) {
      reveal(table.cursor);
      drawRows();
    }
  });
}
