// Reads test reports (CTRF of xunit, JSON of vitest and Playwright), names every failed test with its message, and prints one last line:
// N passed, N failed, N skipped. Arguments: how many steps failed, then the reports. A step that failed without a failed test
// (types, lint, a crash) counts as one.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

function add(passed, failed, skipped) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

// The specs of a Playwright report lie in suites within suites.
function specsOf(suites) {
  return suites.flatMap(suite => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])]);
}

function fromXunit({ summary, tests }) {
  add(summary.passed, summary.failed + (summary.other ?? 0), summary.skipped);
  for (const { name, status, message, trace } of tests ?? []) {
    if (status === "failed" || status === "other") failures.push([name, message, trace]);
  }
}

// What Playwright says of an error, with its place. Of a test that took too long, only the second says what it waited for.
function said({ message = "", location }) {
  const plain = message.replaceAll(/\u001b\[\d+m/g, "").replaceAll(/\n\s*(?=\n)/g, "");
  return location ? `at ${basename(location.file)}:${location.line}: ${plain}` : plain;
}

function fromPlaywright({ stats, suites }) {
  add(stats.expected, stats.unexpected + stats.flaky, stats.skipped); // a flaky test has failed
  for (const spec of specsOf(suites ?? [])) {
    const failed = spec.tests.filter(test => test.status === "unexpected" || test.status === "flaky");
    for (const test of failed) failures.push([spec.title, test.results.flatMap(result => result.errors.map(said)).join("\n")]);
  }
}

function fromVitest({ numPassedTests, numFailedTests, numPendingTests, testResults }) {
  add(numPassedTests, numFailedTests, numPendingTests);
  for (const { fullName, status, failureMessages } of (testResults ?? []).flatMap(file => file.assertionResults)) {
    if (status === "failed") failures.push([fullName, failureMessages.join("\n")]);
  }
}

const [failedSteps, ...files] = process.argv.slice(2);

for (const file of files) {
  const report = JSON.parse(readFileSync(file, "utf8"));
  if (report.results?.summary) fromXunit(report.results);
  else if (report.stats) fromPlaywright(report);
  else if ("numPassedTests" in report) fromVitest(report);
  else throw new Error(`${file} is no test report that is known here.`);
}

// Of a trace the frames that are ours: those of libraries push the rest out of sight.
const own = trace => trace?.split("\n").filter(line => !/^\s+at (System|Microsoft|Xunit)\./.test(line)).join("\n");

for (const [name, message, trace] of failures) {
  console.log(`FAILED ${name}`);
  for (const text of [message, own(trace)]) {
    if (text) console.log(text.split("\n").slice(0, 12).map(line => `    ${line}`).join("\n"));
  }
}

total.failed = Math.max(total.failed, Number(failedSteps));
const ran = total.passed + total.failed > 0;
console.log(`${total.passed} passed, ${total.failed} failed` + (total.skipped > 0 ? `, ${total.skipped} skipped` : ""));
process.exitCode = ran && total.failed === 0 ? 0 : 1;
