// Moving through the timeline, by mouse, touch and keyboard.

/** Shows a time, as far as there is one. */
function show(from, to) {
  const least = Math.min(chart.length, Math.max(1, chart.length / 50000));
  const long = Math.max(least, Math.min(chart.length, to - from));
  chart.from = Math.max(0, Math.min(chart.length - long, from));
  chart.to = chart.from + long;
  drawSoon();
}

const zoom = (factor, at = (chart.from + chart.to) / 2) =>
  show(at - (at - chart.from) * factor, at + (chart.to - at) * factor);
const pan = (share) => show(chart.from + (chart.to - chart.from) * share, chart.to + (chart.to - chart.from) * share);

function scrollLanes(by) {
  const most = Math.max(0, AXIS + STRIP + 8 + chart.lanes.length * chart.laneHeight - chart.height);
  chart.y = Math.max(0, Math.min(most, chart.y + by));
  drawSoon();
}

/** The attempt at a place of the canvas, or the nearest within a few pixels. */
function hit(x, y) {
  const lane = Math.floor((y - AXIS - STRIP - 8 + chart.y) / chart.laneHeight);
  if (y < AXIS + STRIP || !chart.lanes[lane]) {
    return undefined;
  }
  const { attempts } = chart.lanes[lane];
  const i = firstAt(attempts, timeOf(x - 3));
  const it = attempts[i];
  return it && xOf(it.gap.length ? Math.min(...it.gap.map((g) => g.from)) : it.start) <= x + 3 ? it : undefined;
}

function tipText(it) {
  const row = rows[it.index];
  const parts = [
    el("strong", {}, outcomeMark(it.attempt[T_OUTCOME]), " " + brief(row[KEY])),
    el("div", {}, jobName(jobs[row[JOB]]) + " › " + stepId(row) + (row[ATTEMPTS] > 1 ? ", attempt " + it.attempt[T_NUMBER] + " of " + row[ATTEMPTS] : "")),
    el("div", {}, "took " + span(it.attempt[T_TOOK]) + ", from +" + span(it.start)),
  ];
  if (it.attempt[T_REASON]) {
    parts.push(el("div", {}, visible(it.attempt[T_REASON][1])));
  }
  for (const [cause, took, name] of it.attempt[T_WAITS]) {
    parts.push(el("div", { class: "waited" }, swatch(cause), " waited " + span(took) + " for " + (name ? visible(name) : WAITS[cause])));
  }
  return parts;
}

const swatch = (name) => el("i", { class: "swatch s-" + name.replace("_", "-"), "aria-hidden": "true" });

function tip(it, x, y) {
  const box = byId("tip");
  chart.at = it;
  canvas.classList.toggle("over", !!it);
  box.hidden = !it;
  if (it) {
    box.replaceChildren(...tipText(it));
    const left = Math.min(x + 14, chart.width - box.offsetWidth - 4);
    box.style.left = Math.max(4, left) + "px";
    box.style.top = y + 16 + "px";
  }
  drawSoon();
}

function pointers() {
  const down = new Map();
  let moved = 0;
  canvas.addEventListener("pointerdown", (e) => {
    down.set(e.pointerId, { x: e.offsetX, y: e.offsetY });
    moved = down.size > 1 ? 99 : 0;
    canvas.setPointerCapture(e.pointerId);
  });
  canvas.addEventListener("pointermove", (e) => {
    const before = down.get(e.pointerId);
    if (!before) {
      tip(hit(e.offsetX, e.offsetY), e.offsetX, e.offsetY);
      return;
    }
    const at = { x: e.offsetX, y: e.offsetY };
    moved += Math.abs(at.x - before.x) + Math.abs(at.y - before.y);
    if (down.size === 1) {
      pan((before.x - at.x) / chart.width);
      scrollLanes(before.y - at.y);
    } else {
      const other = [...down].find(([id]) => id !== e.pointerId)[1];
      const factor = Math.abs(before.x - other.x) / Math.max(8, Math.abs(at.x - other.x));
      zoom(factor, timeOf(other.x));
    }
    down.set(e.pointerId, at);
  });
  const up = (e) => {
    const click = down.size === 1 && moved < 5 && e.type === "pointerup";
    down.delete(e.pointerId);
    const it = click ? hit(e.offsetX, e.offsetY) : undefined;
    if (it) {
      openTask(it.index);
    }
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  canvas.addEventListener("pointerleave", () => tip(undefined));
  canvas.addEventListener("dblclick", (e) => zoom(0.4, timeOf(e.offsetX)));
  canvas.addEventListener(
    "wheel",
    (e) => {
      if (e.ctrlKey || e.metaKey) {
        zoom(Math.exp(e.deltaY / 300), timeOf(e.offsetX));
      } else if (e.shiftKey || Math.abs(e.deltaX) > Math.abs(e.deltaY)) {
        pan((e.shiftKey ? e.deltaY : e.deltaX) / chart.width);
      } else {
        return;
      }
      e.preventDefault();
    },
    { passive: false },
  );
}

/** Goes to the next attempt, or the one before. */
function stepAttempt(by) {
  const now = chart.at ? chart.all.indexOf(chart.at) : by > 0 ? -1 : chart.all.length;
  const it = chart.all[Math.max(0, Math.min(chart.all.length - 1, now + by))];
  if (it.start < chart.from || it.end > chart.to) {
    show(it.start - (chart.to - chart.from) / 2, it.start + (chart.to - chart.from) / 2);
  }
  const top = topOf(it.lane);
  scrollLanes(top < AXIS + STRIP ? top - AXIS - STRIP - 8 : top + chart.laneHeight > chart.height ? top + chart.laneHeight - chart.height : 0);
  tip(it, xOf(it.start), topOf(it.lane));
}

const CHART_KEYS = {
  ArrowLeft: () => pan(-0.2),
  ArrowRight: () => pan(0.2),
  ArrowUp: () => scrollLanes(-40),
  ArrowDown: () => scrollLanes(40),
  n: () => stepAttempt(1),
  p: () => stepAttempt(-1),
  Enter: () => chart.at && openTask(chart.at.index),
};

function drawLegend() {
  const causes = new Set(chart.all.flatMap((it) => [...it.attempt[T_WAITS].map((w) => w[0]), ...it.gap.map((g) => g.cause)]));
  const entries = [["succeeded", "succeeded"], ["failed", "failed"], ["cancelled", "cancelled"]]
    .filter(([name]) => chart.all.some((it) => OUTCOMES[it.attempt[T_OUTCOME]] === name));
  const waits = Object.keys(WAITS).filter((it) => causes.has(it)).map((it) => [it, WAITS[it]]);
  const spans = (of) => of.map(([name, text]) => el("span", {}, swatch(name), text));
  byId("legend").replaceChildren(...spans(entries), ...(waits.length ? [el("span", { class: "lead" }, "waiting for"), ...spans(waits)] : []));
}

/** Those that a filter leaves; the others are drawn faintly. */
function matchChart() {
  chart.matching = filtered() ? new Uint8Array(rows.length) : undefined;
  if (chart.matching) {
    table.found.forEach((i) => (chart.matching[i] = 1));
  }
}

function startTimeline() {
  chart.all = allAttempts();
  if (chart.all.length === 0) {
    return;
  }
  byId("timeline").hidden = false;
  chart.waits = chart.all.some((it) => it.attempt[T_WAITS].length);
  STRIP = chart.waits ? STRIP : 0;
  chart.lanes = inLanes(chart.all);
  chart.length = chart.to = Math.max(run.duration, chart.all.reduce((most, it) => Math.max(most, it.end), 1));
  readColours();
  drawLegend();
  pointers();
  byId("zoom-in").addEventListener("click", () => zoom(0.5));
  byId("zoom-out").addEventListener("click", () => zoom(2));
  byId("zoom-fit").addEventListener("click", () => show(0, chart.length));
  canvas.addEventListener("keydown", (e) => {
    const act = CHART_KEYS[e.key];
    if (act && !e.ctrlKey && !e.metaKey && !e.altKey) {
      act();
      e.preventDefault();
      e.stopPropagation();
    }
  });
  new ResizeObserver(resizeChart).observe(byId("chart"));
  onChange((change) => {
    clearTimeout(chart.later);
    chart.later = setTimeout(
      () => {
        matchChart();
        drawSoon();
      },
      "words" in change ? 150 : 0,
    );
  });
}
