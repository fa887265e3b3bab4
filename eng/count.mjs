// Adds up test reports (CTRF of xunit, JSON of vitest and Playwright) and prints one line: N passed, N failed, N skipped.
import { readFileSync } from "node:fs";

const total = { passed: 0, failed: 0, skipped: 0 };

function add(passed, failed, skipped) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

for (const file of process.argv.slice(2)) {
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

const ran = total.passed + total.failed > 0;
console.log(`${total.passed} passed, ${total.failed} failed` + (total.skipped > 0 ? `, ${total.skipped} skipped` : ""));
process.exitCode = ran && total.failed === 0 ? 0 : 1;
