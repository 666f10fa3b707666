package io.aecos.analytics.workspace.read;

import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.source.SourceState.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A folder of small files of one kind, each a record, in the order of their names. Gives the same
 * reading again while no file changed.
 */
final class Folder<T> {
  private final ProjectDirectory project;
  private final String folder;
  private final String suffix;
  private final FolderCache<T> cache;
  private @Nullable Reading<T> last;

  Folder(ProjectDirectory project, String folder, String suffix, FolderCache.Parser<T> parser) {
    this.project = project;
    this.folder = folder;
    this.suffix = suffix;
    this.cache = new FolderCache<>(project, parser);
  }

  Reading<T> read() {
    Path path = project.resolve(folder);
    try {
      if (!Files.isDirectory(path)) {
        last = null;
        return Reading.absent(folder + " is not there");
      }
      return read(project.list(path));
    } catch (IOException e) {
      last = null;
      return Reading.unreadable(folder + " cannot be read: " + e.getMessage());
    }
  }

  private Reading<T> read(List<Path> files) {
    List<T> records = new ArrayList<>();
    List<Delivery.Item> problems = new ArrayList<>();
    for (Path file : files) {
      if (String.valueOf(file.getFileName()).endsWith(suffix)) {
        FolderCache.Entry<T> entry = cache.get(file);
        entry.value().ifPresent(records::add);
        if (entry.problem() != null) {
          problems.add(entry.problem());
        }
      }
    }
    if (last != null
        && last.records().equals(records)
        && last.problems().size() == problems.size()) {
      return last;
    }
    boolean bad = !problems.isEmpty();
    last =
        new Reading<>(
            List.copyOf(records),
            bad ? Status.PARTIAL : Status.READ,
            bad ? problems.size() + " files in " + folder + " cannot be read" : "",
            Map.of(),
            problems);
    return last;
  }
}
