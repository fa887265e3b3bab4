// Scores a gateway on this machine by the rules of Mozilla's HTTP Observatory, which come with it; ends with 1 below A+. Arguments: http port, https port.
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const rules = new URL('./node_modules/@mdn/mdn-http-observatory/', import.meta.url);

// The rules' install script would download the list of preloaded hosts; ours is on none.
const preloaded = join(fileURLToPath(rules), 'conf', 'hsts-preload.json');
if (!existsSync(preloaded)) {
  writeFileSync(preloaded, '{}');
}

const { retrieve } = await import(new URL('src/retriever/retriever.js', rules));
const { ALL_TESTS } = await import(new URL('src/constants.js', rules));
const { getGradeForScore, getScoreModifier } = await import(new URL('src/grader/grader.js', rules));
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import(new URL('src/grader/charts.js', rules));

const [httpPort, httpsPort] = process.argv.slice(2).map(Number);
const site = await retrieve('localhost', { httpPort, httpsPort });
if (site.responses.auto?.status !== 200) {
  console.error(`The page answered ${site.responses.auto?.status ?? 'nothing'}.`);
  process.exit(1);
}

// As the scanner adds it up: what is good counts only for a site without faults.
let faults = 0;
let credit = 0;
for (const test of ALL_TESTS) {
  const { result, pass } = test(site);
  const points = getScoreModifier(result);
  faults += Math.min(0, points);
  credit += Math.max(0, points);
  console.log(`  ${pass ? 'ok  ' : 'FAIL'} ${points >= 0 ? '+' : ''}${points} ${result}`);
}
const { score, grade } = getGradeForScore(100 + faults >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? 100 + faults + credit : 100 + faults);
console.log(`HTTP Observatory: ${score}, ${grade}`);
process.exit(grade === 'A+' ? 0 : 1);
