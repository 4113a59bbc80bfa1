// The timeline: attempts over the lanes of concurrency, with what the time between them was spent on.

/** How high what attempts waited for stands above them; nothing where nothing waited. */
let STRIP = 40;
const AXIS = 22, MIN_LANE = 4, MAX_LANE = 20, MOST = 460;

const chart = {
  all: [], lanes: [], from: 0, to: 1, length: 1, y: 0, laneHeight: 10, at: undefined, matching: undefined, colours: {},
};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue("--" + name).trim();
  for (const name of ["ink", "dim", "line", "panel", "page", "accent"].concat(OUTCOMES)) {
    chart.colours[name] = of(name);
  }
  chart.colours.succeeded = of("bar-succeeded");
  chart.colours.bar = of("bar-ink");
  for (const cause of Object.keys(WAITS)) {
    chart.colours[cause] = of("w-" + cause.replace("_", "-"));
  }
}

const canvas = byId("canvas");
const pen = canvas.getContext("2d");

function resizeChart() {
  const width = byId("chart").clientWidth;
  const lanes = Math.max(1, chart.lanes.length);
  const laneHeight = Math.max(MIN_LANE, Math.min(MAX_LANE, Math.floor((MOST - AXIS - STRIP) / lanes)));
  const height = Math.min(MOST, AXIS + STRIP + 8 + lanes * laneHeight);
  const ratio = devicePixelRatio || 1;
  chart.laneHeight = laneHeight;
  chart.width = width;
  chart.height = height;
  canvas.style.height = height + "px";
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawChart();
}

const xOf = (t) => ((t - chart.from) / (chart.to - chart.from)) * chart.width;
const timeOf = (x) => chart.from + (x / chart.width) * (chart.to - chart.from);
const topOf = (lane) => AXIS + STRIP + 8 + lane * chart.laneHeight - chart.y;

/** A round step between marks of the axis. */
function stepOf(length, most) {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 15e3, 3e4, 6e4, 12e4, 3e5, 6e5, 9e5, 18e5, 36e5];
  return steps.find((it) => length / it <= most) || Math.ceil(length / most / 36e5) * 36e5;
}

function drawAxis() {
  const step = stepOf(chart.to - chart.from, Math.max(2, chart.width / 90));
  pen.font = "11px system-ui, sans-serif";
  pen.textBaseline = "middle";
  for (let t = Math.ceil(chart.from / step) * step; t <= chart.to; t += step) {
    const x = Math.round(xOf(t)) + 0.5;
    pen.fillStyle = chart.colours.line;
    pen.fillRect(x, AXIS - 4, 1, chart.height);
    pen.fillStyle = chart.colours.dim;
    pen.fillText(t === 0 ? "0" : span(t), Math.min(x + 4, chart.width - 34), AXIS / 2);
  }
}

/** What attempts waited for in the time that is shown; made anew when that is another. */
function stripSums(bins) {
  const key = chart.from + " " + chart.to + " " + bins;
  if (chart.strip?.key !== key) {
    chart.strip = { key, sums: pressure(chart.all, chart.from, chart.to, bins) };
  }
  return chart.strip.sums;
}

function drawStrip() {
  const bins = Math.max(50, Math.floor(chart.width / 2));
  const sums = stripSums(bins);
  let most = 0;
  for (let i = 0; i < bins; i++) {
    let sum = 0;
    sums.forEach((it) => (sum += it[i]));
    most = Math.max(most, sum);
  }
  const wide = chart.width / bins;
  for (let i = 0; most && i < bins; i++) {
    let y = AXIS + STRIP;
    for (const [cause, sum] of sums) {
      const high = (sum[i] / most) * (STRIP - 12);
      if (high > 0) {
        pen.fillStyle = chart.colours[cause];
        pen.fillRect(i * wide, y - high, wide + 0.5, high);
        y -= high;
      }
    }
  }
  pen.fillStyle = chart.colours.line;
  pen.fillRect(0, AXIS + STRIP, chart.width, 1);
  pen.fillStyle = chart.colours.dim;
  if (most) {
    pen.fillText("waiting: up to " + Math.round(most).toLocaleString("en"), 4, AXIS + 7);
  }
}

/** The first attempt of a lane that has not ended before a time. */
function firstAt(attempts, time) {
  let low = 0, high = attempts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (attempts[middle].end < time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function drawLane(lane, top) {
  const { attempts } = chart.lanes[lane];
  const high = Math.max(1, chart.laneHeight - (chart.laneHeight > 6 ? 2 : chart.laneHeight > 3 ? 1 : 0));
  let painted = -1, paintedFailure = false;
  for (let i = firstAt(attempts, chart.from); i < attempts.length; i++) {
    const it = attempts[i];
    for (const piece of it.gap) {
      if (piece.from < chart.to && piece.to > chart.from) {
        const x = xOf(piece.from);
        pen.fillStyle = chart.colours[piece.cause];
        pen.fillRect(x, top + high / 2 - Math.max(1, high / 6), xOf(piece.to) - x, Math.max(1, high / 3));
      }
    }
    if (it.start > chart.to) {
      break;
    }
    const x = xOf(it.start), wide = Math.max(1, xOf(it.end) - x - (xOf(it.end) - x > 3 ? 1 : 0));
    const failure = it.attempt[T_OUTCOME] !== 0;
    if (wide > 1 || Math.floor(x) !== painted || (failure && !paintedFailure)) {
      const faint = chart.matching && !chart.matching[it.index];
      pen.globalAlpha = faint ? 0.16 : 1;
      pen.fillStyle = chart.colours[OUTCOMES[it.attempt[T_OUTCOME]]];
      pen.fillRect(x, top, wide, high);
      painted = Math.floor(x);
      paintedFailure = failure;
      if (wide > 46 && high >= 12) {
        label(it, Math.max(x, 0), top, Math.min(x + wide, chart.width) - Math.max(x, 0), high);
      }
      pen.globalAlpha = 1;
    }
  }
}

function label(it, x, top, wide, high) {
  const room = Math.floor((wide - 8) / 6.2);
  if (room < 3) {
    return;
  }
  const row = rows[it.index];
  const text = visible(row[KEY]) + (jobs[row[JOB]].steps.length > 1 ? " " + stepId(row) : "");
  pen.fillStyle = it.attempt[T_OUTCOME] === 0 ? chart.colours.bar : chart.colours.page;
  pen.fillText(text.length > room ? text.slice(0, room - 1) + "…" : text, x + 4, top + high / 2 + 0.5, wide - 6);
}

function drawChart() {
  pen.clearRect(0, 0, chart.width, chart.height);
  drawAxis();
  drawStrip();
  pen.save();
  pen.beginPath();
  pen.rect(0, AXIS + STRIP + 2, chart.width, chart.height);
  pen.clip();
  for (let lane = 0; lane < chart.lanes.length; lane++) {
    const top = topOf(lane);
    if (top > chart.height) {
      break;
    }
    if (top + chart.laneHeight > AXIS + STRIP) {
      drawLane(lane, top);
    }
  }
  for (const it of [...(view.task >= 0 ? chart.all.filter((a) => a.index === view.task) : []), chart.at]) {
    if (it) {
      pen.strokeStyle = chart.colours.ink;
      pen.lineWidth = 1.5;
      pen.strokeRect(xOf(it.start) - 1, topOf(it.lane) - 1, Math.max(3, xOf(it.end) - xOf(it.start) + 1), chart.laneHeight);
    }
  }
  pen.restore();
}

let drawing = false;
function drawSoon() {
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      drawChart();
    });
  }
}
