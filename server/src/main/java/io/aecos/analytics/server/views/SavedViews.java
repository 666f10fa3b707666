package io.aecos.analytics.server.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.directory.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The saved views of each viewer, in one small file per viewer that is replaced as a whole. Nobody
 * sees another's. Safe for use by many threads.
 */
public final class SavedViews {
  private static final int MOST = 200;

  private final Path directory;
  private final JsonMapper json;

  public SavedViews(Path directory, JsonMapper json) {
    this.directory = directory;
    this.json = json;
  }

  /** The viewer's views in the order of their names. */
  synchronized List<SavedView> of(Viewer viewer) {
    Path file = file(viewer);
    try {
      return Files.exists(file)
          ? List.of(json.readValue(Files.readAllBytes(file), SavedView[].class))
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Keeps a view; one of the same name is replaced. */
  synchronized List<SavedView> keep(Viewer viewer, SavedView view) {
    List<SavedView> views = others(viewer, view.name());
    if (views.size() >= MOST) {
      throw new AnalyticsException(
          ErrorCode.TOO_LARGE, "There are " + MOST + " saved views already. Remove one first.");
    }
    views.add(view);
    views.sort((a, b) -> String.CASE_INSENSITIVE_ORDER.compare(a.name(), b.name()));
    return write(viewer, views);
  }

  /** Forgets a view; one that is not there is forgotten already. */
  synchronized List<SavedView> forget(Viewer viewer, String name) {
    return write(viewer, others(viewer, name));
  }

  private List<SavedView> others(Viewer viewer, String name) {
    List<SavedView> views = new ArrayList<>(of(viewer));
    views.removeIf(view -> view.name().equals(name));
    return views;
  }

  private List<SavedView> write(Viewer viewer, List<SavedView> views) {
    Path file = file(viewer);
    try {
      PrivateFiles.createDirectories(directory);
      PrivateFiles.write(file, json.writeValueAsBytes(views));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return List.copyOf(views);
  }

  /** People's names may hold what file names must not. */
  private Path file(Viewer viewer) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(viewer.name().getBytes(UTF_8));
      return directory.resolve(HexFormat.of().formatHex(hash, 0, 16) + ".json");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
