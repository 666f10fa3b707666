/** A sentence begins with a capital, wherever its words come from. */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
