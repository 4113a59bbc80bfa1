// What is chosen: kept in the address, so that a link leads to the same view.

const view = { outcomes: new Set(), job: -1, words: "", sort: "", down: false, task: -1 };
const listeners = [];
let haystacks;

/** Calls back when another choice was made. */
const onChange = (listener) => listeners.push(listener);

function haystack(row) {
  return (row[KEY] + "\n" + stepId(row) + "\n" + reasonText(row)).toLowerCase();
}

/** Texts that are searched, made once. */
function searchable() {
  haystacks ??= rows.map(haystack);
  return haystacks;
}

/** Numbers of the lines that are wanted, in the order that is wanted. */
function chosen() {
  const words = view.words.toLowerCase().split(/\s+/).filter(Boolean);
  const texts = words.length ? searchable() : undefined;
  const found = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (
      (view.outcomes.size === 0 || view.outcomes.has(row[OUTCOME])) &&
      (view.job < 0 || row[JOB] === view.job) &&
      (!texts || words.every((it) => texts[i].includes(it)))
    ) {
      found.push(i);
    }
  }
  return view.sort ? sorted(found) : found;
}

const KEYS = {
  outcome: (row) => [1, 3, 0, 2].indexOf(row[OUTCOME]) * 2 - (row[FLAGS] & TOLERATED ? -1 : 0),
  key: (row) => row[KEY],
  job: (row) => row[JOB],
  step: (row) => stepId(row),
  started: (row) => startedAt(row) ?? Infinity,
  took: (row) => row[TOOK],
  waited,
  attempts: (row) => row[ATTEMPTS],
  reason: reasonText,
};

const collator = new Intl.Collator("en", { numeric: true });

function sorted(found) {
  const key = KEYS[view.sort];
  const keys = new Map(found.map((i) => [i, key(rows[i])]));
  const sign = view.down ? -1 : 1;
  const compare = (a, b) => {
    const one = keys.get(a), other = keys.get(b);
    const by = typeof one === "string" ? collator.compare(one, other) : one === other ? 0 : one - other;
    return by * sign || a - b;
  };
  return found.sort(compare);
}

function address() {
  const parts = [];
  const add = (name, value) => parts.push(name + "=" + encodeURIComponent(value));
  if (view.task >= 0) {
    add("task", taskId(rows[view.task]));
  }
  if (view.job >= 0) {
    add("job", jobs[view.job].id);
  }
  if (view.outcomes.size) {
    add("outcome", [...view.outcomes].sort().map((it) => OUTCOMES[it]).join(","));
  }
  if (view.words) {
    add("q", view.words);
  }
  if (view.sort) {
    add("sort", (view.down ? "-" : "") + view.sort);
  }
  return "#" + parts.join("&");
}

function readAddress() {
  const given = new Map();
  for (const part of location.hash.slice(1).split("&")) {
    const equals = part.indexOf("=");
    if (equals > 0) {
      try {
        given.set(part.slice(0, equals), decodeURIComponent(part.slice(equals + 1)));
      } catch {
        // no address of ours
      }
    }
  }
  const sort = (given.get("sort") || "").replace(/^-/, "");
  view.task = given.has("task") ? findTask(given.get("task")) : -1;
  view.job = jobIndex.get(given.get("job")) ?? -1;
  view.outcomes = new Set(
    (given.get("outcome") || "").split(",").map((it) => OUTCOMES.indexOf(it)).filter((it) => it >= 0),
  );
  view.words = given.get("q") || "";
  view.sort = Object.hasOwn(KEYS, sort) ? sort : "";
  view.down = (given.get("sort") || "").startsWith("-");
  return given.has("task") && view.task < 0 ? given.get("task") : undefined;
}

/** Makes a choice. What merely narrows the list leaves no trace in the browser's history. */
function choose(change, trace = false) {
  Object.assign(view, change);
  const next = address();
  if (next !== (location.hash || "#")) {
    try {
      history[trace ? "pushState" : "replaceState"](null, "", next);
    } catch {
      // not where the page has no address of its own, or too often
    }
  }
  listeners.forEach((it) => it(change));
}

function toggleOutcome(outcome) {
  const outcomes = new Set(view.outcomes);
  if (!outcomes.delete(outcome)) {
    outcomes.add(outcome);
  }
  choose({ outcomes });
}

const sortBy = (sort) => {
  const numbers = sort === "took" || sort === "waited" || sort === "attempts";
  if (view.sort !== sort) {
    choose({ sort, down: numbers });
  } else if (view.down === numbers) {
    choose({ down: !numbers });
  } else {
    choose({ sort: "", down: false });
  }
};

const clearFilters = () => choose({ outcomes: new Set(), job: -1, words: "" });
const filtered = () => view.outcomes.size > 0 || view.job >= 0 || view.words !== "";
