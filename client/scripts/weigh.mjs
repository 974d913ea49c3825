// Prints what a first visit loads, and fails when it is more than the budget.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const budget = 250 * 1024;
const folder = new URL('../dist', import.meta.url).pathname;
const page = readFileSync(join(folder, 'index.html'), 'utf8');
const files = ['/index.html', ...[...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((m) => m[1])];
let total = 0;
for (const file of files) {
  const size = statSync(join(folder, `${file}.br`)).size;
  total += size;
  console.log(`${String(size).padStart(8)}  ${file}`);
}
console.log(`${String(total).padStart(8)}  first page, brotli (budget ${budget})`);
if (total > budget) process.exit(1);
