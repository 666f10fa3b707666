package io.aecos.analytics.workspace.read;

import io.aecos.analytics.intake.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      if (!project.folder(path)) {
        last = null;
        return Reading.absent(folder + " is not there");
      }
      return read(project.list(path));
    } catch (IOException e) {
      last = null;
      return Reading.unreadable(folder + " cannot be read: " + ProjectDirectory.reason(e));
    }
  }

  private Reading<T> read(List<Path> files) {
    List<T> records = new ArrayList<>();
    List<Delivery.Item> problems = new ArrayList<>();
    for (Path file : files) {
      if (FileNames.name(file).endsWith(suffix)) {
        FolderCache.Entry<T> entry = cache.get(file);
        entry.value().ifPresent(records::add);
        if (entry.problem() != null) {
          problems.add(entry.problem());
        }
      }
    }
    last = Reading.of(records, problems, "files in " + folder).orSame(last);
    return last;
  }
}
