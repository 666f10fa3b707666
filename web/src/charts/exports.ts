/** What on the page can be saved as a file: each chart enters itself while it is shown. */
const saves = new Map<string, () => void>();

export function offerExport(title: string, save: () => void): () => void {
  saves.set(title, save);
  return () => {
    if (saves.get(title) === save) saves.delete(title);
  };
}

export function offeredExports(): { title: string; save: () => void }[] {
  return [...saves].map(([title, save]) => ({ title, save }));
}
