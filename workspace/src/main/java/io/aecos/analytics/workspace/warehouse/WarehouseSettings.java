package io.aecos.analytics.workspace.warehouse;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse that the settings name: an SQLite {@code file} or a PostgreSQL {@code address}.
 * {@code name} is what it is called among the sources; {@code project} is where its events belong
 * that name no project.
 */
public record WarehouseSettings(
    String name, @Nullable String project, @Nullable Path file, @Nullable PostgresAddress address) {
  private static final int LONGEST_NAME = 100;

  public WarehouseSettings {
    if ((file == null) == (address == null)) {
      throw new IllegalArgumentException("a warehouse has either a file or an address");
    }
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("the name of a warehouse has 1 … 100 characters");
    }
    if (name.startsWith("in ")) {
      throw new IllegalArgumentException("the name of a warehouse does not begin with 'in '");
    }
    if (project != null && project.isBlank()) {
      throw new IllegalArgumentException("the project of a warehouse must not be blank");
    }
    if (file != null && !file.isAbsolute()) {
      throw new IllegalArgumentException("the file of a warehouse must be an absolute path");
    }
  }

  /** One without a name is called like its file or database. */
  public static WarehouseSettings of(
      @Nullable String name,
      @Nullable String project,
      @Nullable Path file,
      @Nullable PostgresAddress address) {
    String called = name;
    if (called == null) {
      called =
          address != null
              ? address.database()
              : file == null ? "" : Objects.requireNonNullElse(file.getFileName(), file).toString();
    }
    return new WarehouseSettings(called, project, file, address);
  }
}
