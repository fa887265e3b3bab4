// Adds up test reports (CTRF of xunit, JSON of vitest and Playwright) and prints one line: N passed, N failed, N skipped.
// Arguments: how many steps failed, then the reports. A step that failed without a failed test (types, lint, a crash) counts as one.
import { readFileSync } from "node:fs";

const total = { passed: 0, failed: 0, skipped: 0 };

function add(passed, failed, skipped) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

const [failedSteps, ...files] = process.argv.slice(2);

for (const file of files) {
  const report = JSON.parse(readFileSync(file, "utf8"));
  if (report.results?.summary) {
    const { passed, failed, skipped, other = 0 } = report.results.summary; // CTRF
    add(passed, failed + other, skipped);
  } else if (report.stats) {
    const { expected, unexpected, flaky, skipped } = report.stats; // Playwright; a flaky test has failed
    add(expected, unexpected + flaky, skipped);
  } else if ("numPassedTests" in report) {
    add(report.numPassedTests, report.numFailedTests, report.numPendingTests); // vitest
  } else {
    throw new Error(`${file} is no test report that is known here.`);
  }
}

total.failed = Math.max(total.failed, Number(failedSteps));
const ran = total.passed + total.failed > 0;
console.log(`${total.passed} passed, ${total.failed} failed` + (total.skipped > 0 ? `, ${total.skipped} skipped` : ""));
process.exitCode = ran && total.failed === 0 ? 0 : 1;
