package io.aecos.analytics.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of somebody, and of one team that they belong to; {@code line} is where it does.
 * A role that is null is left as it is, and for somebody new is {@code individual}.
 */
record DirectoryRow(
    int line,
    String user,
    @Nullable String role,
    List<String> identities,
    @Nullable String team,
    @Nullable String from,
    @Nullable String to,
    boolean lead) {

  DirectoryRow {
    identities = List.copyOf(identities);
  }
}
