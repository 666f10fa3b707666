package io.aecos.analytics.workspace.read;

import io.aecos.analytics.intake.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The comment files of all elements and templates, ghosts included. */
public final class Comments {
  public static final String NAME = "comments";
  private final ProjectDirectory project;
  private final boolean keepWords;
  private final FolderCache<Comment> cache;
  private @Nullable Reading<Comment> last;

  public Comments(ProjectDirectory project, boolean keepWords) {
    this.project = project;
    this.keepWords = keepWords;
    this.cache = new FolderCache<>(project, this::parse);
  }

  public Reading<Comment> read() {
    List<Comment> comments = new ArrayList<>();
    List<Delivery.Item> problems = new ArrayList<>();
    try {
      for (String folder : List.of("elements", "templates")) {
        for (Path owner : project.list(project.resolve(folder))) {
          read(owner, comments, problems);
        }
      }
    } catch (IOException e) {
      last = null;
      return Reading.unreadable("comments cannot be read: " + ProjectDirectory.reason(e));
    }
    last = Reading.of(comments, problems, "files of comments").orSame(last);
    return last;
  }

  private void read(Path owner, List<Comment> comments, List<Delivery.Item> problems) {
    Path folder = owner.resolve("comments");
    try {
      BasicFileAttributes attributes = project.stat(owner);
      if (attributes == null || !attributes.isDirectory()) {
        return;
      }
      for (Path file : project.list(folder)) {
        FolderCache.Entry<Comment> entry = cache.get(file);
        entry.value().ifPresent(comments::add);
        if (entry.problem() != null) {
          problems.add(entry.problem());
        }
      }
    } catch (IOException e) {
      String reason = ProjectDirectory.reason(e);
      problems.add(new Delivery.Refused(project.location(folder), reason));
    }
  }

  private Comment parse(byte[] content, Path file, Instant modified) throws BadRecord {
    String text = Json.text(content);
    int end = text.indexOf("\n---", 4);
    if (!text.startsWith("---") || end < 0) {
      throw new BadRecord("", "the head of the comment is missing");
    }
    Map<String, String> head = new HashMap<>();
    for (String line : text.substring(3, end).lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        head.put(line.substring(0, colon).trim(), line.substring(colon + 1).trim());
      }
    }
    String body = text.substring(Math.min(text.length(), end + 4)).strip();
    String owner = FileNames.above(file, 2);
    String id = head.getOrDefault("id", "");
    if (id.isEmpty()) {
      throw new BadRecord("id", "the comment has no id");
    }
    return new Comment(
        id,
        head.getOrDefault("element_id", owner.replaceFirst("^(element|template)_", "")),
        head.getOrDefault("author", ""),
        Times.iso("timestamp", head.getOrDefault("timestamp", "")),
        head.getOrDefault("reply_to", ""),
        Hashes.sha256(body),
        body.length(),
        keepWords ? body : null,
        owner.startsWith("template_"));
  }
}
