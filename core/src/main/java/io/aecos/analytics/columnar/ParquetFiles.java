package io.aecos.analytics.columnar;

import java.nio.file.Path;

/** Writes Parquet files. Safe for use by many threads. */
@FunctionalInterface
public interface ParquetFiles {

  /**
   * Writes {@code rows} to the new file {@code file} as they are given out, and holds few of them;
   * returns how many there were. What giving them out throws comes through as it is, and so nothing
   * is left of the file; what writing throws is {@code NO_PERMISSION}. The same rows give the same
   * bytes.
   */
  long write(Path file, ColumnarRows rows);
}
