import type { CodeOption } from '../intake/codes';

/** What letters typed so far mean: a code, and whether it can still become a longer one.
 * undefined: no code begins so. */
export function matchCode(
  options: readonly CodeOption[],
  typed: string,
): { exact: boolean; complete: boolean } | undefined {
  const beginning = options.filter((option) => option.code.startsWith(typed));
  if (beginning.length === 0) return undefined;
  const exact = beginning.some((option) => option.code === typed);
  return { exact, complete: exact && beginning.length === 1 };
}
