// Lints an OpenAPI document by Redocly's strict rules; any complaint is a failure.
//   node lint.mjs DOCUMENT
import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';

const [file] = process.argv.slice(2);
const config = await createConfig({
  extends: ['recommended-strict'],
  // The program has no licence of its own to name: it is made for one owner.
  rules: { 'info-license': 'off', 'no-unused-components': 'error' },
});
const problems = await lintFromString({
  source: readFileSync(file, 'utf8'),
  absoluteRef: file,
  config,
});
for (const problem of problems) {
  console.error(`${problem.ruleId}: ${problem.message} at ${problem.location[0]?.pointer}`);
}
console.log(`OpenAPI lint: ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
