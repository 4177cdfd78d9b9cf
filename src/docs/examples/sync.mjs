// Keeps FOLDER/{article_id}.json in sync with Wireroom. WIREROOM_KEY=... node sync.mjs https://wireroom.example FOLDER
// Exits when it is up to date. With WAIT=30, it keeps following the changes.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

const [base, folder] = process.argv.slice(2);
const wait = Number(process.env.WAIT ?? 0);
const headers = { Authorization: `Bearer ${process.env.WIREROOM_KEY}` };
await mkdir(folder, { recursive: true });

async function get(path) {
  for (;;) {
    const answer = await fetch(base + path, { headers });
    if (answer.ok || answer.status === 410) return answer;
    if (answer.status !== 429 && answer.status !== 503) throw new Error(await answer.text());
    await answer.body?.cancel();
    await sleep(1000 * Number(answer.headers.get("retry-after") ?? 5));
  }
}

const name = (article) => `${article.article_id}.json`;
const store = (article) => writeFile(`${folder}/${name(article)}`, JSON.stringify(article));

async function snapshot() {
  const seen = new Set();
  let cursor;
  for await (const line of createInterface({ input: Readable.fromWeb((await get("/v1/snapshot")).body) })) {
    const entry = JSON.parse(line);
    if (entry.cursor) cursor = entry.cursor;
    else await store(entry), seen.add(name(entry));
  }
  if (!cursor) throw new Error("the snapshot was cut off: try again");
  for (const file of await readdir(folder)) if (file.endsWith(".json") && !seen.has(file)) await rm(`${folder}/${file}`);
  return cursor;
}

let cursor = await readFile(`${folder}/cursor`, "utf8").catch(snapshot);
for (let done = false; !done; ) {
  await writeFile(`${folder}/cursor`, cursor); // only after everything before it is stored
  const answer = await get(`/v1/changes?limit=1000&wait=${wait}&cursor=${cursor}`);
  if (answer.status === 410) {
    cursor = await snapshot();
    continue;
  }
  const page = await answer.json();
  for (const { type, article } of page.changes) {
    if (type === "withdrawn") await rm(`${folder}/${name(article)}`, { force: true });
    else await store(article);
  }
  cursor = page.cursor;
  done = page.changes.length === 0 && wait === 0;
}
await writeFile(`${folder}/cursor`, cursor);
