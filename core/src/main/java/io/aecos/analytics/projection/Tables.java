package io.aecos.analytics.projection;

/**
 * The events of a projection as a table: chosen columns in a chosen order. A page is read in one
 * snapshot, which ends before the page is handed out, and who stops asking has stopped: a reader
 * that is slow or gone holds nothing. Safe for use by many threads.
 *
 * <p>What takes longer than {@link TablePart#longest} fails with {@code TIMED_OUT}; other failures
 * are those of {@link Projection}.
 */
public interface Tables {

  /** The rows of a selection's part, see {@link TablePage}. */
  TablePage page(TableSelection selection);

  /**
   * How many rows a selection has up to its pin, whatever its part: {@code after}, {@code skip} and
   * {@code limit} do not matter.
   */
  long count(TableSelection selection);
}
