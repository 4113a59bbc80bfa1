// What a program printed, as a terminal would have shown it: colours and weights stay, all else that drives a
// terminal goes, and what would deceive the reader is made visible.

// CSI; OSC, DCS, SOS, PM, APC up to their end; other escapes; the same as single C1 characters.
const SEQUENCE = new RegExp(
  [
    "[\\u001b]\\[[0-?]*[ -/]*[@-~]",
    "\\u009b[0-?]*[ -/]*[@-~]",
    "(?:\\u001b[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^\\u0007\\u001b\\u009c]*(?:\\u0007|\\u001b\\\\|\\u009c|(?=\\u001b)|$)",
    "\\u001b[ -/]*[0-~]",
    "\\u001b",
  ].join("|"),
  "g",
);
const SGR = /^(?:\u001b\[|\u009b)([0-9;:]*)m$/;
const CUBE = [0, 95, 135, 175, 215, 255];

/** A colour of the 256 as a class or as its value. */
function colour256(n) {
  if (n < 16) {
    return { name: n };
  }
  if (n < 232) {
    const c = n - 16;
    return { rgb: [CUBE[Math.floor(c / 36)], CUBE[Math.floor(c / 6) % 6], CUBE[c % 6]] };
  }
  return { rgb: Array(3).fill(8 + 10 * (n - 232)) };
}

/** Reads the colour behind a 38 or 48; gives it and how many numbers it took. */
function extended(codes, at) {
  if (codes[at] === 5) {
    return [colour256(Math.min(255, codes[at + 1] || 0)), 2];
  }
  if (codes[at] === 2) {
    return [{ rgb: codes.slice(at + 1, at + 4).map((it) => Math.min(255, it || 0)) }, 4];
  }
  return [null, 1];
}

/** The style after a sequence of SGR. */
function styled(style, parameters) {
  const next = { ...style };
  // 38:2::r:g:b has an empty place for the colour space.
  const plain = parameters.replace(/([34]8:2):[^:;]*:(\d+:\d+:\d+)/g, "$1:$2").replaceAll(":", ";");
  const codes = plain === "" ? [0] : plain.split(";").map(Number);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    if (code === 0) {
      Object.keys(next).forEach((it) => delete next[it]);
    } else if (code === 1 || code === 2 || code === 3 || code === 4 || code === 7 || code === 9) {
      next[code] = true;
    } else if (code === 22) {
      delete next[1];
      delete next[2];
    } else if (code === 23 || code === 24 || code === 27 || code === 29) {
      delete next[code - 20];
    } else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) {
      next.fg = { name: code < 90 ? code - 30 : code - 82 };
    } else if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) {
      next.bg = { name: code < 100 ? code - 40 : code - 92 };
    } else if (code === 38 || code === 48) {
      const [colour, took] = extended(codes, i + 1);
      if (colour && (colour.rgb === undefined || colour.rgb.length === 3)) {
        next[code === 38 ? "fg" : "bg"] = colour;
      }
      i += took;
    } else if (code === 39) {
      delete next.fg;
    } else if (code === 49) {
      delete next.bg;
    }
  }
  return next;
}

function piece(text, style) {
  const keys = Object.keys(style);
  if (keys.length === 0) {
    return document.createTextNode(text);
  }
  const made = document.createElement("span");
  let [fg, bg] = style[7] ? [style.bg || { inverse: "fg" }, style.fg || { inverse: "bg" }] : [style.fg, style.bg];
  made.className = keys.filter((it) => it.length === 1 && it !== "7").map((it) => "s" + it).join(" ");
  for (const [kind, colour] of [["f", fg], ["b", bg]]) {
    if (colour?.rgb) {
      made.style[kind === "f" ? "color" : "backgroundColor"] = `rgb(${colour.rgb.join(",")})`;
    } else if (colour) {
      made.classList.add(kind + (colour.inverse ? "-inverse" : colour.name));
    }
  }
  made.textContent = text;
  return made;
}

/** Adds text to a fragment, what is hidden in it as marked signs. */
function addText(into, text, style) {
  let start = 0;
  for (const match of text.matchAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g)) {
    if (match.index > start) {
      into.append(piece(text.slice(start, match.index), style));
    }
    const signs = match[0].replace(/[^]/g, sign);
    into.append(el("span", { class: "sign", title: "characters that can't be seen" }, signs));
    start = match.index + match[0].length;
  }
  if (start < text.length) {
    into.append(piece(text.slice(start), style));
  }
}

/** What a terminal leaves of each line: a carriage return takes back what stood before it. */
const settled = (text) =>
  text.replace(/\r+\n/g, "\n").replace(/^[^\n]*\r(?=[^\n])/gm, "").replace(/\r+$/gm, "");

/** A fragment that shows what was printed. */
function rendered(printed) {
  const into = document.createDocumentFragment();
  const text = settled(printed);
  let style = {};
  let start = 0;
  for (const match of text.matchAll(SEQUENCE)) {
    addText(into, text.slice(start, match.index), style);
    const sgr = SGR.exec(match[0]);
    if (sgr) {
      style = styled(style, sgr[1]);
    }
    start = match.index + match[0].length;
  }
  addText(into, text.slice(start), style);
  return into;
}

/** The same as plain text. */
const unstyled = (printed) => settled(printed).replace(SEQUENCE, "");
