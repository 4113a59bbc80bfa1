// The jobs and what they need, drawn in layers from left to right.

const NODE = { wide: 190, high: 54, right: 56, below: 14 };
const SVG = "http://www.w3.org/2000/svg";
const JOB_MARKS = { succeeded: 0, partial: 1, failed: 1, skipped: 2, cancelled: 3 };

function svg(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** Each job behind all that it needs; what the plan does at its end behind all jobs. */
function layered() {
  const depth = [];
  jobs.forEach((job, i) => {
    depth[i] = job.at ? 0 : Math.max(0, ...job.needs.map(([id]) => depth[jobIndex.get(id)] + 1));
  });
  const deepest = Math.max(0, ...jobs.map((job, i) => (job.at ? 0 : depth[i])));
  const layers = Array.from({ length: deepest + 1 }, () => []);
  jobs.forEach((job, i) => !job.at && layers[depth[i]].push(i));
  const closing = jobs.flatMap((job, i) => (job.at ? [i] : []));
  settleOrder(layers);
  return closing.length ? [...layers, closing] : layers;
}

/** Puts the jobs of each layer near those that they belong to. */
function settleOrder(layers) {
  const place = [];
  const note = () => layers.forEach((layer) => layer.forEach((job, i) => (place[job] = i - layer.length / 2)));
  const users = jobs.map(() => []);
  jobs.forEach((job, i) => job.needs.forEach(([id]) => users[jobIndex.get(id)].push(i)));
  const needed = (job) => jobs[job].needs.map(([id]) => jobIndex.get(id));
  const middle = (job, of) => {
    const others = of(job);
    return others.length ? others.reduce((sum, it) => sum + place[it], 0) / others.length : place[job];
  };
  note();
  for (let round = 0; round < 6; round++) {
    const of = round % 2 ? (job) => users[job] : needed;
    layers.forEach((layer) => {
      const middles = new Map(layer.map((job) => [job, middle(job, of)]));
      layer.sort((a, b) => middles.get(a) - middles.get(b) || a - b);
    });
    note();
  }
}

function fitted(text, most) {
  const seen = visible(text);
  return seen.length > most ? seen.slice(0, most - 1) + "…" : seen;
}

/** Shares of the outcomes as a bar. */
function shares(job, x, y, wide) {
  const all = job.totals.reduce((sum, it) => sum + it, 0);
  let at = x;
  return job.totals.map((n, i) => {
    const long = all ? (n / all) * wide : 0;
    const bar = svg("rect", { x: at, y, width: long, height: 4, class: "o-" + OUTCOMES[i] });
    at += long;
    return bar;
  });
}

function told(job) {
  return job.totals
    .map((n, i) => (n ? n.toLocaleString("en") + " " + OUTCOMES[i] : ""))
    .filter(Boolean)
    .join(", ");
}

function node(index, x, y) {
  const job = jobs[index];
  const mark = JOB_MARKS[job.outcome];
  const name = jobName(job);
  const made = svg(
    "g",
    {
      class: "node" + (job.at ? " closing" : ""),
      transform: `translate(${x},${y})`,
      tabindex: 0,
      role: "button",
      "aria-pressed": "false",
      "aria-label": visible(name) + ": " + job.outcome + "; " + (told(job) || "no targets"),
    },
    svg("title", {}, visible(name) + ": " + job.outcome),
    svg("rect", { width: NODE.wide, height: NODE.high, rx: 6, class: "box" }),
    svg("text", { x: 12, y: 21, class: "glyph o-" + OUTCOMES[mark] }, GLYPHS[mark]),
    svg("text", { x: 30, y: 21, class: "name" }, fitted(name, 22)),
    svg("text", { x: 12, y: 38, class: "told" }, fitted(counted(job), 30)),
    ...shares(job, 12, 44, NODE.wide - 24),
  );
  const press = () => choose({ job: view.job === index ? -1 : index });
  made.addEventListener("click", press);
  made.addEventListener("keydown", (e) => {
    if (e.key === "Enter" || e.key === " ") {
      press();
      e.preventDefault();
      e.stopPropagation();
    }
  });
  return made;
}

function counted(job) {
  const [good, bad, skipped, cancelled] = job.totals;
  const all = good + bad + skipped + cancelled;
  if (!all) {
    return "no targets";
  }
  const parts = [bad && bad.toLocaleString("en") + " failed", cancelled && cancelled.toLocaleString("en") + " cancelled"];
  const worse = parts.filter(Boolean).join(", ");
  return all.toLocaleString("en") + (all === 1 ? " target" : " targets") + (worse ? ", " + worse : "");
}

function startGraph() {
  const layers = layered();
  const most = Math.max(...layers.map((it) => it.length));
  const high = most * (NODE.high + NODE.below) - NODE.below;
  const places = [];
  layers.forEach((layer, column) => {
    const from = (high - layer.length * (NODE.high + NODE.below) + NODE.below) / 2;
    layer.forEach((job, i) => {
      places[job] = { x: column * (NODE.wide + NODE.right) + 1, y: from + i * (NODE.high + NODE.below) + 1 };
    });
  });
  const edges = jobs.flatMap((job, i) =>
    job.needs.map(([id, condition, match]) => {
      const a = places[jobIndex.get(id)], b = places[i];
      const x = a.x + NODE.wide, y = a.y + NODE.high / 2, to = b.y + NODE.high / 2;
      const bend = Math.max(28, (b.x - x) / 2);
      return svg("path", { d: `M${x},${y}C${x + bend},${y} ${b.x - bend},${to} ${b.x},${to}`, class: "edge " + condition },
        svg("title", {}, visible(job.id) + " needs " + visible(id) + ": " + [condition, match].filter(Boolean).join(", ")));
    }),
  );
  const wide = layers.length * (NODE.wide + NODE.right) - NODE.right + 2;
  const nodes = jobs.map((_, i) => node(i, places[i].x, places[i].y));
  byId("graph").append(
    svg("svg", { width: wide, height: high + 2, viewBox: `0 0 ${wide} ${high + 2}`, role: "group", "aria-label": "Graph of the jobs" }, ...edges, ...nodes),
  );
  const mark = () =>
    nodes.forEach((it, i) => {
      it.classList.toggle("chosen", view.job === i);
      it.setAttribute("aria-pressed", view.job === i);
    });
  onChange(mark);
  mark();
}
