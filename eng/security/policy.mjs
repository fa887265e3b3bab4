// Asks Google's CSP Evaluator about the policy of an address; ends with 1 when a finding is above information. Argument: the address.
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';

const response = await fetch(process.argv[2], { signal: AbortSignal.timeout(30_000), headers: { accept: 'text/html' } });
const policy = response.headers.get('content-security-policy') ?? '';
const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
const bad = findings.filter((finding) => finding.severity < Severity.INFO);

console.log(`Policy of ${new URL(response.url).pathname}: ${policy}`);
for (const { severity, directive, value = '', description } of findings) {
  console.log(`  ${Severity[severity]} ${directive} ${value} ${description}`);
}
console.log(`CSP Evaluator: ${findings.length} findings, ${bad.length} above information`);
process.exit(policy === '' || bad.length > 0 ? 1 : 0);
