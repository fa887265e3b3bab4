// Compares how long another's conversation takes to be refused with how long an unknown one does: a thousand of each by turns, medians told. By hand, against
// a StreamChat whose limits are out of the way (RATE_LIMIT, Limits:Burst). Argument: the address.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';

const address = new URL(process.argv[2] ?? 'http://localhost:8080');
const TIMES = 1000;

const { Agent, request } = address.protocol === 'https:' ? https : http;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Not by fetch, which says itself what a browser says of a request. */
function send(method, path, headers, body) {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, address), { method, headers, agent }, (response) => {
      let text = '';
      response.on('data', (data) => (text += data));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Somebody new. */
async function guest() {
  const { headers } = await send('GET', '/', { 'sec-fetch-mode': 'navigate', accept: 'text/html' });
  return { cookie: headers['set-cookie'].map((cookie) => cookie.split(';')[0]).join('; '), 'sec-fetch-site': 'same-origin' };
}

const [alice, bob] = [await guest(), await guest()];
const { id: foreign } = JSON.parse((await send('POST', '/api/conversations', { ...alice, 'content-type': 'application/json' }, '{}')).text);
// As the ids of conversations are: 48 bits of time, and chance.
const unknown = `${foreign.slice(0, 13)}-7${randomUUID().slice(15)}`;

async function ask(id) {
  const started = process.hrtime.bigint();
  const { status, text } = await send('GET', `/api/conversations/${id}`, bob);
  const took = Number(process.hrtime.bigint() - started) / 1e6;
  if (status !== 404) {
    throw new Error(`${status} ${text}`);
  }
  return took;
}

const times = { foreign: [], unknown: [] };
for (let i = -100; i < TIMES; i += 1) {
  const [first, second] = i % 2 === 0 ? ['foreign', 'unknown'] : ['unknown', 'foreign'];
  for (const kind of [first, second]) {
    const took = await ask(kind === 'foreign' ? foreign : unknown);
    if (i >= 0) {
      times[kind].push(took);
    }
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length / 2];
const [ofForeign, ofUnknown] = [median(times.foreign), median(times.unknown)];
console.log(`p50 of ${TIMES}: another's ${ofForeign.toFixed(3)} ms, unknown ${ofUnknown.toFixed(3)} ms, apart ${Math.abs(ofForeign - ofUnknown).toFixed(3)} ms`);
agent.destroy();
