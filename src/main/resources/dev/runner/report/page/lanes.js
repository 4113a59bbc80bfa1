// Attempts put into lanes: each into the first that was free when it started.

/** All attempts that have a place in time, the earliest first. */
function allAttempts() {
  const all = [];
  rows.forEach((row, index) => {
    if (!(row[FLAGS] & KEPT)) {
      for (const it of tries(row)) {
        all.push({ index, start: Math.max(0, it[T_START]), end: Math.max(0, it[T_START]) + it[T_TOOK], attempt: it });
      }
    }
  });
  return all.sort((a, b) => a.start - b.start || a.index - b.index);
}

/** A heap of numbers by a comparison. */
class Heap {
  constructor(before) {
    this.before = before;
    this.items = [];
  }

  get first() {
    return this.items[0];
  }

  push(item) {
    const { items } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.before(items[at], items[above])) {
        break;
      }
      [items[at], items[above]] = [items[above], items[at]];
      at = above;
    }
  }

  pop() {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (items.length) {
      items[0] = last;
      let at = 0;
      for (;;) {
        let least = at;
        for (const below of [2 * at + 1, 2 * at + 2]) {
          if (below < items.length && this.before(items[below], items[least])) {
            least = below;
          }
        }
        if (least === at) {
          break;
        }
        [items[at], items[least]] = [items[least], items[at]];
        at = least;
      }
    }
    return top;
  }
}

/** Lanes, each a list of attempts; every attempt knows its lane and what the gap before it was for. */
function inLanes(all) {
  const lanes = [];
  const free = new Heap((a, b) => a < b);
  const busy = new Heap((a, b) => lanes[a].end < lanes[b].end);
  for (const it of all) {
    while (busy.items.length && lanes[busy.first].end <= it.start + 0.05) {
      free.push(busy.pop());
    }
    const lane = free.items.length ? free.pop() : lanes.push({ end: 0, attempts: [] }) - 1;
    it.lane = lane;
    it.gap = gap(it, lanes[lane].end);
    lanes[lane].attempts.push(it);
    lanes[lane].end = it.end;
    busy.push(lane);
  }
  return lanes;
}

/** Waits as they are told of a lane that was free: the plan's permits were not what was missing there at last. */
const nearest = (waits) => [...waits].sort((a, b) => NEAR.indexOf(a[0]) - NEAR.indexOf(b[0]));
const NEAR = ["limiter", "job_concurrency", "concurrency", "retry"];

/** What the time before an attempt was for, since its lane was free: pieces of a cause, from, to. */
function gap(it, free) {
  const pieces = [];
  let to = it.start;
  for (const [cause, took] of nearest(it.attempt[T_WAITS])) {
    const from = Math.max(free, to - took);
    if (to - from > 0) {
      pieces.push({ cause, from, to });
    }
    to = from;
  }
  const job = jobs[rows[it.index][JOB]];
  if (job.needs.length && job.started > free && to > free) {
    pieces.push({ cause: "need", from: free, to: Math.min(to, job.started) });
  }
  return pieces;
}

/** How many attempts waited for what at each of so many moments of a time. */
function pressure(all, from, to, bins) {
  const causes = ["concurrency", "job_concurrency", "limiter", "retry"];
  const sums = new Map(causes.map((it) => [it, new Float64Array(bins + 1)]));
  const scale = bins / (to - from);
  for (const it of all) {
    let end = it.start;
    const waits = it.attempt[T_WAITS];
    for (let i = waits.length - 1; i >= 0; i--) {
      const start = end - waits[i][1];
      const a = Math.max(0, Math.floor((start - from) * scale));
      const b = Math.min(bins, Math.ceil((end - from) * scale));
      if (b > a) {
        const sum = sums.get(waits[i][0]);
        sum[a]++;
        sum[b]--;
      }
      end = start;
    }
  }
  for (const sum of sums.values()) {
    for (let i = 1; i <= bins; i++) {
      sum[i] += sum[i - 1];
    }
  }
  return sums;
}
