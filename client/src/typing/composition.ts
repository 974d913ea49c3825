/** While a composition is open every key belongs to the IME. Some browsers end it before the key
 * arrives, hence both tests. */
export function belongsToIme(event: { isComposing?: boolean; keyCode?: number } & Partial<{ nativeEvent: KeyboardEvent }>): boolean {
  const key = event.nativeEvent ?? event;
  return key.isComposing === true || key.keyCode === 229;
}
