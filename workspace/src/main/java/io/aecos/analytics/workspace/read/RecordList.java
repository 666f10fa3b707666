package io.aecos.analytics.workspace.read;

import io.aecos.analytics.intake.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One JSON file that AEC OS rewrites as a whole and that holds a list of records. A half-written
 * file is a problem only as long as it stays so.
 */
final class RecordList<T> {

  /** Makes a record of one element of the list. */
  interface Parser<T> {
    T parse(JsonNode node) throws BadRecord;
  }

  private record Content<T>(List<T> records, List<Delivery.Item> problems) {}

  private final ProjectDirectory project;
  private final String file;
  private final String list;
  private final Parser<T> parser;
  private final FolderCache<Content<T>> cache;
  private @Nullable Reading<T> last;

  /** {@code list} names the field that holds the list; "" when the file is the list. */
  RecordList(ProjectDirectory project, String file, String list, Parser<T> parser) {
    this.project = project;
    this.file = file;
    this.list = list;
    this.parser = parser;
    this.cache = new FolderCache<>(project, (content, path, modified) -> parse(content));
  }

  Reading<T> read() {
    FolderCache.Entry<Content<T>> entry = cache.get(project.resolve(file));
    if (entry.problem() != null) {
      List<Delivery.Item> problem = List.of(entry.problem());
      last = Reading.<T>of(List.of(), problem, "file").orSame(last);
      return last;
    }
    if (entry.record() == null) {
      last = null;
      return Reading.absent(file + " is not there");
    }
    List<T> records = entry.record().records();
    last = Reading.of(records, entry.record().problems(), "entries of " + file).orSame(last);
    return last;
  }

  private Content<T> parse(byte[] content) throws BadRecord {
    JsonNode root = Json.parse(content);
    JsonNode nodes = list.isEmpty() ? root : root.path(list);
    if (!nodes.isArray()) {
      throw new BadRecord(list, "expected a list");
    }
    List<T> records = new ArrayList<>();
    List<Delivery.Item> problems = new ArrayList<>();
    int index = 0;
    for (JsonNode node : nodes) {
      String location = project.location(project.resolve(file)) + "[" + index++ + "]";
      try {
        records.add(parser.parse(node));
      } catch (BadRecord e) {
        byte[] raw = node.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        problems.add(new Delivery.Broken(raw, location, e.field(), e.reason()));
      }
    }
    return new Content<>(List.copyOf(records), problems);
  }
}
