/**
 * What a drawing comes to while it is on the page. Plotly draws in several steps and looks for its own parts in the
 * document; one that was taken off the page meanwhile finds none and fails, which tells nobody anything. A failure of
 * one that is still there stays a failure.
 */
export async function whileThere<T>(drawing: Promise<T>, there: () => boolean): Promise<T | null> {
  try {
    const drawn = await drawing;
    return there() ? drawn : null;
  } catch (error) {
    if (there()) throw error;
    return null;
  }
}
