// One task: its attempts, what it executed, what it printed.

function facts(pairs) {
  return el(
    "dl",
    { class: "facts" },
    ...pairs.filter(([, value]) => value !== undefined && value !== "").map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))),
  );
}

/** Against how long it took in earlier runs, where that is known. */
function against(took, usual) {
  if (!usual) {
    return undefined;
  }
  const times = took / usual;
  const told = times >= 1.2 ? times.toFixed(1) + " times that" : times <= 0.8 ? Math.round(times * 100) + " % of that" : "about as usual";
  return span(usual) + " (" + told + ")";
}

function waitList(attempt) {
  const parts = attempt[T_WAITS].map(([cause, took, name]) =>
    el("span", { class: "waited", title: "for " + WAITS[cause] }, swatch(cause), span(took) + " " + (name ? visible(name) : cause.replace("_", " "))),
  );
  return parts.length ? parts : [""];
}

function attemptTable(row) {
  const all = tries(row);
  if (all.length === 0) {
    return undefined;
  }
  const used = all.some((it) => it[T_USAGE]);
  const memory = all.some((it) => it[T_USAGE] && it[T_USAGE][2]);
  const heads = ["#", "Outcome", "Started", "Waited", "Took"].concat(used ? ["CPU"] : [], memory ? ["Memory"] : []);
  const lines = all.map((it) =>
    el(
      "tr",
      {},
      el("td", {}, String(it[T_NUMBER])),
      el("td", {}, outcomeMark(it[T_OUTCOME]), " " + (it[T_REASON] ? visible(it[T_REASON][1]) : OUTCOMES[it[T_OUTCOME]])),
      el("td", { class: "num" }, it[T_START] < 0 ? when(run.started + it[T_START]) : "+" + span(it[T_START])),
      el("td", {}, ...waitList(it)),
      el("td", { class: "num" }, span(it[T_TOOK])),
      used ? el("td", { class: "num", title: it[T_USAGE] ? "user " + span(it[T_USAGE][0]) + ", system " + span(it[T_USAGE][1]) : "" }, it[T_USAGE] ? span(it[T_USAGE][0] + it[T_USAGE][1]) : "") : undefined,
      memory ? el("td", { class: "num" }, it[T_USAGE] && it[T_USAGE][2] ? bytes(it[T_USAGE][2]) : "") : undefined,
    ),
  );
  const missing = row[ATTEMPTS] - all.length;
  return el(
    "section",
    {},
    el("h3", {}, row[FLAGS] & SERVICE ? "Starts" : "Attempts"),
    missing > 0 ? el("p", { class: "hint" }, "The last " + all.length + " of " + row[ATTEMPTS] + ".") : undefined,
    el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, ...heads.map((it) => el("th", { scope: "col" }, it)))), el("tbody", {}, ...lines))),
  );
}

function copyButton(text) {
  const button = el("button", { type: "button", class: "copy", onclick: copy }, "Copy");
  function copy() {
    const area = el("textarea", { class: "sr", "aria-hidden": "true" });
    area.value = text;
    button.after(area);
    area.select();
    button.textContent = document.execCommand("copy") ? "Copied" : "Can't copy";
    area.remove();
    button.focus();
    setTimeout(() => (button.textContent = "Copy"), 1500);
  }
  return button;
}

function block(heading, text, content, note, language) {
  return el(
    "section",
    {},
    el("div", { class: "bar" }, el("h3", {}, heading), note ? el("span", { class: "hint" }, note) : undefined, copyButton(text)),
    el("pre", { tabindex: "0", "aria-label": heading, class: language || "" }, content),
  );
}

function commandBlock(row, found) {
  const step = jobs[row[JOB]].steps[row[STEP]];
  if (step && step.kind === "run") {
    return block("Script", step.script, visibleLines(step.script), step.shell, "command");
  }
  if (found && found.words.length) {
    const http = step && step.kind === "http";
    const text = found.words.map(http ? String : quoted).join(" ");
    return block(http ? "Request" : "Command", text, visibleLines(text), found.cut ? "cut at 16 KiB" : undefined, "command");
  }
  return undefined;
}

/** A text of several lines in which nothing is hidden. */
const visibleLines = (text) => text.split("\n").map((line) => line.split("\t").map(visible).join("\t")).join("\n");

function settingsBlock(row, found) {
  if (!found || found.settings.length === 0) {
    return undefined;
  }
  const http = jobs[row[JOB]].steps[row[STEP]].kind === "http";
  const text = found.settings.join("\n");
  return block(http ? "Headers" : "Environment", text, visibleLines(text), http ? undefined : "what the plan adds; *** is hidden", "command");
}

function outputBlock(heading, text, cut) {
  if (!text) {
    return undefined;
  }
  return block(heading, unstyled(text), rendered(text), cut ? "in part: the rest was left out" : undefined, "output");
}

function missing(row, found) {
  if (found || !(row[FLAGS] & DETAIL)) {
    return row[ATTEMPTS] && !found ? el("p", { class: "hint" }, "It printed nothing.") : undefined;
  }
  return el("p", { class: "note" }, "What it executed and printed is not in this page, which would be too large. See ",
    el("code", {}, "runner logs " + run.run + " " + quoted(taskId(row))), ".");
}

function taskContent(index) {
  const row = rows[index];
  const found = row[FLAGS] & DETAIL ? detail(index) : undefined;
  const job = jobs[row[JOB]];
  const place = table.found.indexOf(index);
  const go = (by) => () => table.found[place + by] !== undefined && openTask(table.found[place + by], place + by);
  const outcome = OUTCOMES[row[OUTCOME]] + (row[FLAGS] & TOLERATED ? ", tolerated (continue_on_error)" : "") + (row[FLAGS] & KEPT ? ", kept from an earlier session" : "");
  return [
    el(
      "div",
      { class: "head" },
      el("div", { class: "tools" },
        el("button", { type: "button", onclick: go(-1), disabled: place <= 0, "aria-label": "Previous task", title: "Previous (K)" }, "↑"),
        el("button", { type: "button", onclick: go(1), disabled: place < 0 || place >= table.found.length - 1, "aria-label": "Next task", title: "Next (J)" }, "↓"),
        el("button", { type: "button", id: "close", onclick: () => choose({ task: -1 }, true), "aria-label": "Close", title: "Close (Esc)" }, "×")),
      el("h2", { id: "task-heading" }, outcomeMark(row[OUTCOME], row[FLAGS] & TOLERATED), " ", el("bdi", {}, visible(row[KEY]))),
      el("p", { class: "path" }, jobName(job) + (row[STEP] < 0 ? "" : " › " + stepId(row))),
    ),
    el("div", { class: "inside" },
      row[REASON] ? el("p", { class: "why o-" + OUTCOMES[row[OUTCOME]] }, visible(row[REASON][1])) : undefined,
      facts([
        ["Outcome", outcome],
        ["Took", row[ATTEMPTS] ? span(row[TOOK]) : undefined],
        ["Usually", against(row[TOOK], row[USUAL])],
        ["Waited", waited(row) ? span(waited(row)) : undefined],
        ["Exit code", typeof row[EXIT] === "number" ? String(row[EXIT]) : undefined],
        ["Status", row[STATUS] ? String(row[STATUS]) : undefined],
        ["Folder", found && found.folder ? visible(found.folder) : undefined],
      ]),
      attemptTable(row),
      commandBlock(row, found),
      settingsBlock(row, found),
      found ? outputBlock("Standard error", found.err, found.errCut) : undefined,
      found ? outputBlock(jobs[row[JOB]].steps[row[STEP]].kind === "http" ? "Answer" : "Standard output", found.out, found.outCut) : undefined,
      missing(row, found)),
  ];
}

let focusBefore;

function drawTask() {
  const panel = byId("task");
  const closed = view.task < 0;
  if (closed && !panel.hidden) {
    panel.hidden = true;
    document.body.classList.remove("with-task");
    (focusBefore && focusBefore.isConnected ? focusBefore : byId("table")).focus({ preventScroll: true });
  } else if (!closed) {
    if (panel.hidden) {
      focusBefore = document.activeElement;
    }
    panel.replaceChildren(...taskContent(view.task));
    panel.setAttribute("aria-label", "Task " + taskId(rows[view.task]));
    panel.scrollTop = 0;
    if (panel.hidden) {
      panel.hidden = false;
      document.body.classList.add("with-task");
      panel.focus({ preventScroll: true });
    }
  }
}
