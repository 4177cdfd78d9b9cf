// The rules "fold-1" of signed statements, as in FoldedText.java. Both are tested with the same texts.
const INVISIBLE = /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFE00-\uFE0F\uFEFF]/g;
const SPACE = /[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g;

export function fold(text) {
  return text
    .replace(INVISIBLE, "")
    .replace(/[\u2018-\u201B\u2032]/g, "'")
    .replace(/[\u201C-\u201F\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\u2026/g, "...")
    .normalize("NFC")
    .replace(SPACE, " ")
    .replace(/^ | $/g, "");
}

export async function hash(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(fold(text)));
  return "sha256:" + Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A copy of a page often begins with the headline, which is not part of the text.
async function matches(text, title, expected) {
  if ((await hash(text)) === expected) {
    return true;
  }
  const whole = fold(text);
  const headline = fold(title) + " ";
  return whole.startsWith(headline) && (await hash(whole.slice(headline.length))) === expected;
}

function show(result, state, text) {
  result.dataset.state = state;
  result.textContent = text;
  result.hidden = false;
}

function start(compare) {
  const text = document.getElementById("text");
  const result = document.getElementById("result");
  compare.hidden = false;
  text.addEventListener("input", () => {
    result.hidden = true;
  });
  document.getElementById("check").addEventListener("click", async () => {
    if (!globalThis.crypto?.subtle) {
      show(result, "unknown", "This browser compares texts only on pages that were loaded by HTTPS.");
    } else if (fold(text.value) === "") {
      show(result, "unknown", "There is no text to compare.");
    } else if (await matches(text.value, document.getElementById("title").textContent, compare.dataset.hash)) {
      show(result, "match", "The text matches the current revision.");
    } else {
      show(result, "differs", "The text differs from the current revision, or it is only a part of it.");
    }
  });
}

const compare = globalThis.document?.getElementById("compare");
if (compare) {
  start(compare);
}
