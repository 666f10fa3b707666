package io.aecos.analytics.workspace.read;

import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.source.SourceState.Status;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an append-only file of JSON lines from the end of its last complete line. A line without
 * its line feed waits for the rest; a line over 1 MiB is refused without being held in memory; a
 * file that no longer holds the last line read where it was is read again from its start.
 */
final class JsonLines<T> {
  static final int LONGEST_LINE = 1 << 20;
  private static final int CHUNK = 1 << 16;

  /** Makes a record of one line. */
  interface Parser<T> {
    @Nullable T parse(byte[] line, String location) throws BadRecord;
  }

  private final ProjectDirectory project;
  private final Path file;
  private final Parser<T> parser;
  private final long knownOffset;
  private final String knownLine;
  private final List<T> records = new ArrayList<>();
  private final List<Delivery.Item> problems = new ArrayList<>();
  private @Nullable Reading<T> last;
  private long size = -1;
  private long modified;
  private long offset;
  private long lines;
  private long lastLineStart;
  private String lastLine = "";
  private boolean rewritten;
  private boolean cut;

  JsonLines(ProjectDirectory project, String name, Parser<T> parser, JsonNode position) {
    this.project = project;
    this.file = project.resolve(name);
    this.parser = parser;
    this.knownOffset = position.path("offset").asLong(0);
    this.knownLine = position.path("lastLine").asString("");
  }

  Reading<T> read() {
    try {
      BasicFileAttributes stat = project.file(file);
      if (stat == null) {
        last = null;
        restart();
        return Reading.absent(FileNames.name(file) + " is not there");
      }
      long now = stat.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS);
      if (last != null && stat.size() == size && now == modified) {
        return last;
      }
      try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
        readFrom(in);
      }
      size = stat.size();
      modified = now;
      last = reading();
    } catch (IOException e) {
      size = -1;
      String detail = FileNames.name(file) + " cannot be read: " + ProjectDirectory.reason(e);
      last = new Reading<>(List.copyOf(records), Status.UNREADABLE, detail, position(), problems);
    }
    return last;
  }

  private void readFrom(FileChannel in) throws IOException {
    boolean first = size < 0 && offset == 0;
    if (offset > 0 && !lineAt(in, lastLineStart, offset).equals(lastLine)) {
      rewritten = true;
      restart();
    }
    readLines(in);
    if (first && knownOffset > 0 && !knownLineStands(in)) {
      rewritten = true;
    }
  }

  private boolean knownLineStands(FileChannel in) throws IOException {
    String[] parts = knownLine.split("@", 2);
    return parts.length == 2 && lineAt(in, Long.parseLong(parts[1]), knownOffset).equals(parts[0]);
  }

  private void restart() {
    records.clear();
    problems.clear();
    offset = 0;
    lines = 0;
    lastLineStart = 0;
    lastLine = "";
    size = -1;
  }

  private String lineAt(FileChannel in, long from, long to) throws IOException {
    if (to > in.size() || to < from) {
      return "gone";
    }
    if (to - from > LONGEST_LINE + 1L) {
      return "too long to keep";
    }
    ByteBuffer line = ByteBuffer.allocate((int) (to - from));
    while (line.hasRemaining()) {
      if (in.read(line, from + line.position()) < 0) {
        throw new EOFException("it became shorter while it was read");
      }
    }
    return Hashes.sha256(line.array());
  }

  private void readLines(FileChannel in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    long start = offset;
    long position = offset;
    int length;
    while ((length = in.read(ByteBuffer.wrap(chunk), position)) > 0) {
      int from = 0;
      for (int i = 0; i < length; i++) {
        if (chunk[i] == '\n') {
          long end = position + i + 1;
          append(line, chunk, from, i - from);
          accept(line.toByteArray(), end - start - 1);
          line.reset();
          lastLineStart = start;
          offset = end;
          start = end;
          from = i + 1;
        }
      }
      append(line, chunk, from, length - from);
      position += length;
    }
    cut = position > start;
    lastLine = offset == 0 ? "" : lineAt(in, lastLineStart, offset);
  }

  private static void append(ByteArrayOutputStream line, byte[] chunk, int from, int length) {
    if (line.size() <= LONGEST_LINE) {
      line.write(chunk, from, length);
    }
  }

  private void accept(byte[] line, long length) {
    lines++;
    String location = project.location(file) + ":" + lines;
    if (length > LONGEST_LINE) {
      problems.add(new Delivery.Refused(location, "the line is longer than 1 MiB: " + length));
      return;
    }
    if (new String(line, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
      return;
    }
    try {
      T record = parser.parse(line, location);
      if (record != null) {
        records.add(record);
      }
    } catch (BadRecord e) {
      problems.add(new Delivery.Broken(line, location, e.field(), e.reason()));
    }
  }

  private Reading<T> reading() {
    Status status = Status.READ;
    String detail = "";
    if (!problems.isEmpty()) {
      status = Status.PARTIAL;
      detail = problems.size() + " of its lines cannot be read; they are in quarantine";
    } else if (cut) {
      status = Status.CUT;
      detail = "the last line is cut; it is read once its rest arrives";
    } else if (rewritten) {
      status = Status.REWRITTEN;
      detail = "the file was rewritten; it was read again and known lines were recognised";
    }
    return new Reading<>(List.copyOf(records), status, detail, position(), problems);
  }

  private Map<String, Object> position() {
    return Map.of("offset", offset, "lastLine", lastLine + "@" + lastLineStart);
  }
}
