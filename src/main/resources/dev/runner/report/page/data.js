// The run: what the report wrote into the page. Names for the places in its lists.

const JOB = 0, KEY = 1, STEP = 2, OUTCOME = 3, FLAGS = 4, TOOK = 5, ATTEMPTS = 6, REASON = 7, TRIES = 8;
const EXIT = 9, STATUS = 10, USUAL = 11;
const TOLERATED = 1, KEPT = 2, SERVICE = 4, DETAIL = 8;
const T_NUMBER = 0, T_OUTCOME = 1, T_START = 2, T_TOOK = 3, T_REASON = 4, T_WAITS = 5, T_USAGE = 6;

const run = JSON.parse(byId("run").textContent);
const rows = JSON.parse(byId("rows").textContent);
const leftOut = JSON.parse(byId("left-out").textContent);
const jobs = run.jobs;
const jobIndex = new Map(jobs.map((job, i) => [job.id, i]));

const jobName = (job) => job.name || job.id;
const stepId = (row) => (row[STEP] < 0 ? "" : jobs[row[JOB]].steps[row[STEP]].id);
const tries = (row) => row[TRIES] || [];
const wrong = (row) => row[OUTCOME] === 1 || (row[OUTCOME] === 3 && row[ATTEMPTS] > 0);

/** How a task is called: job/key/step. */
const taskId = (row) => jobs[row[JOB]].id + "/" + row[KEY] + (row[STEP] < 0 ? "" : "/" + stepId(row));

/** The line of a task by its name; -1 where the page has none. */
function findTask(id) {
  for (let i = 0; i < rows.length; i++) {
    if (id.startsWith(jobs[rows[i][JOB]].id) && taskId(rows[i]) === id) {
      return i;
    }
  }
  return -1;
}

/** How long a task waited before its attempts, its retries' delays aside. */
const waited = (row) =>
  tries(row).reduce(
    (sum, it) => sum + it[T_WAITS].reduce((all, w) => all + (w[0] === "retry" ? 0 : w[1]), 0),
    0,
  );

/** When its first attempt that is known started, from the start of the run; absent where none did. */
const startedAt = (row) => (row[TRIES] && row[TRIES].length ? row[TRIES][0][T_START] : undefined);

const reasonText = (row) => (row[REASON] ? row[REASON][1] : "");

const elements = [...document.querySelectorAll("script.details")];
let lastRead = { element: undefined, details: [] };

function read(element) {
  if (lastRead.element !== element) {
    lastRead = { element, details: JSON.parse(element.textContent) };
  }
  return lastRead.details;
}

/** What a task executed and printed; absent where that was left out, or nothing. */
function detail(index) {
  for (const element of elements) {
    if (Number(element.dataset.first) <= index && index <= Number(element.dataset.last)) {
      const found = read(element).find((it) => it[0] === index);
      if (found) {
        const [, words, settings, folder, cut, out, outCut, err, errCut] = found;
        return { words, settings, folder, cut, out, outCut, err, errCut };
      }
    }
  }
  return undefined;
}
