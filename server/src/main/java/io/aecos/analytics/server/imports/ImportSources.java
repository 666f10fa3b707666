package io.aecos.analytics.server.imports;

import java.nio.file.Path;

/** Makes the work that an import request asks for. */
public interface ImportSources {

  /**
   * The work of reading a workspace, and of following it from then on if {@code follow}; fails
   * where there is none.
   */
  ImportWork workspace(Path path, boolean follow);

  /** The work of loading the demo firm; fails where real data live. */
  ImportWork demo();
}
