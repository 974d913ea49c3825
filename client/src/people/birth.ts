import type { PersonDocument } from '../api/schema';

/** What stands in the field of a birth when its editing begins. */
export function birthText(document: PersonDocument): string {
  if (document.birth) return document.birth;
  return document.birth_year_from ? `${document.birth_year_from}-${document.birth_year_to}` : '';
}
