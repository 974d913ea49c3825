/** "0123abcd" → "0123 abcd", as people read a long code aloud. */
export function inGroups(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}
