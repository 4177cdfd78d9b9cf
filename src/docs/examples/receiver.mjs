// Receives a partner's webhooks and keeps the articles, one JSON file each. For `format: article`, and Node 20 or later.
//
//     WEBHOOK_SECRET=whsec_… node receiver.mjs 8090 articles
//
// Run it behind a server that terminates TLS.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const [port, folder] = process.argv.slice(2);
const key = Buffer.from(process.env.WEBHOOK_SECRET.replace(/^whsec_/, ''), 'base64');
const MAX_BODY = 16 << 20;
const MAX_AGE = 5 * 60;

/** Whether the message was signed with the secret within the last five minutes. */
function verified(headers, body) {
  const timestamp = headers['webhook-timestamp'] ?? '';
  if (!/^[0-9]+$/.test(timestamp) || Math.abs(Date.now() / 1000 - Number(timestamp)) > MAX_AGE) {
    return false;
  }
  const hmac = createHmac('sha256', key).update(`${headers['webhook-id']}.${timestamp}.`).update(body);
  const expected = Buffer.from(`v1,${hmac.digest('base64')}`);
  return (headers['webhook-signature'] ?? '').split(' ').some((text) => {
    const signature = Buffer.from(text);
    return signature.length === expected.length && timingSafeEqual(signature, expected);
  });
}

/**
 * Stores or deletes the article, unless a later revision is known. Messages can come more than once. Returns the status of the
 * response.
 */
function store(message) {
  if (!message.type.startsWith('article.')) {
    return 204;
  }
  const { article_id, revision } = message.data;
  if (!Number.isSafeInteger(article_id) || !Number.isSafeInteger(revision)) {
    return 422; // not an article: the service shows it as refused
  }
  const file = join(folder, `${article_id}.json`);
  // The revision of a deleted article is kept, so that an earlier message does not bring it back.
  if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).revision > revision) {
    return 204;
  }
  const withdrawn = message.type === 'article.withdrawn';
  writeFileSync(`${file}.tmp`, JSON.stringify(withdrawn ? { article_id, revision, status: 'withdrawn' } : message.data));
  renameSync(`${file}.tmp`, file);
  return 204;
}

mkdirSync(folder, { recursive: true });
createServer((request, response) => {
  const chunks = [];
  let length = 0;
  request.on('data', (chunk) => {
    length += chunk.length;
    if (length > MAX_BODY) {
      request.destroy();
    }
    chunks.push(chunk);
  });
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const status = verified(request.headers, body) ? store(JSON.parse(body)) : 401;
    response.writeHead(status).end();
  });
}).listen(Number(port), '127.0.0.1');
