// Words, numbers, times; elements made without ever parsing markup.

const OUTCOMES = ["succeeded", "failed", "skipped", "cancelled"];
const GLYPHS = ["✓", "✕", "–", "■"];

const byId = (id) => document.getElementById(id);

/** An element with attributes and children; texts become text nodes. */
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== undefined && value !== false && value !== null) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children.filter((it) => it !== undefined && it !== null));
  return made;
}

const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A character that is not seen, as one that is. */
function sign(c) {
  const code = c.charCodeAt(0);
  return code < 0x20 || code === 0x7f
    ? "^" + String.fromCharCode(code ^ 0x40)
    : "‹U+" + code.toString(16).toUpperCase().padStart(4, "0") + "›";
}

/** Text on one line in which nothing is hidden. */
const visible = (text) => String(text).replace(HIDDEN, sign);

/** The same, the middle left out of what is very long. */
function brief(text, most = 120) {
  const seen = visible(text);
  return seen.length <= most ? seen : seen.slice(0, most / 2) + " … " + seen.slice(-most / 2);
}

const count = (n, word) => n.toLocaleString("en") + " " + word + (n === 1 ? "" : "s");

/** Milliseconds for people. */
function span(ms) {
  if (ms < 0) {
    return "−" + span(-ms);
  }
  if (ms < 1000) {
    return (ms < 10 && ms > 0 ? Math.max(0.1, Math.round(ms * 10) / 10) : Math.round(ms)) + "ms";
  }
  if (ms < 59950) {
    return (ms / 1000).toFixed(ms < 9950 ? 2 : 1).replace(/\.?0+$/, "") + "s";
  }
  const s = Math.round(ms / 1000);
  if (s < 3600) {
    return Math.floor(s / 60) + "m" + (s % 60 ? " " + (s % 60) + "s" : "");
  }
  const m = Math.round(s / 60);
  return Math.floor(m / 60) + "h" + (m % 60 ? " " + (m % 60) + "m" : "");
}

function bytes(n) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let unit = 0;
  while (n >= 1024 && unit < units.length - 1) {
    n /= 1024;
    unit++;
  }
  return (unit && n < 10 ? n.toFixed(1) : Math.round(n)) + " " + units[unit];
}

const two = (n) => String(n).padStart(2, "0");

/** A time of day in the reader's zone. */
function when(epoch) {
  const d = new Date(epoch);
  const day = d.getFullYear() + "-" + two(d.getMonth() + 1) + "-" + two(d.getDate());
  return day + " " + two(d.getHours()) + ":" + two(d.getMinutes()) + ":" + two(d.getSeconds());
}

/** What attempts wait for, and how it is called. */
const WAITS = {
  concurrency: "a permit (concurrency)",
  job_concurrency: "the job's concurrency",
  limiter: "a limiter",
  retry: "a retry's delay",
  need: "needed jobs",
};

/** A word as a shell would have to be given it. */
const quoted = (word) =>
  /^[\w@%+=:,./^-]+$/.test(word) ? word : "'" + word.replaceAll("'", "'\\''") + "'";

function outcomeMark(outcome, tolerated) {
  return el(
    "span",
    { class: "mark o-" + OUTCOMES[outcome] + (tolerated ? " tolerated" : ""), "aria-hidden": "true" },
    GLYPHS[outcome],
  );
}
