package io.aecos.analytics.server.retention;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.SharedFiles;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.server.directory.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules that runs have gone by so far, in a file of the data directory, and where nodes share a
 * ledger, in what all of them have: a new node must not take its own for the first. Where those of
 * the configuration let something leave sooner, that may be a mistake, and is carried out when a
 * person says so.
 */
public final class AgreedRules {
  private static final String TAB = "\t";

  private static final String SHARED = "retention.agreed";

  private final Path file;
  private final SharedFiles shared;

  public AgreedRules(Path file, SharedFiles shared) {
    this.file = file;
    this.shared = shared;
  }

  /** Those that {@code now} lets something leave sooner than; the first ones are agreed. */
  synchronized Optional<RetentionRules> shortenedBy(RetentionRules now) {
    if (now.keepsEverything()) {
      return Optional.empty();
    }
    Optional<RetentionRules> former = read();
    if (former.isEmpty() || !now.letGoSoonerThan(former.get())) {
      agree(now);
      return Optional.empty();
    }
    return former;
  }

  synchronized void agree(RetentionRules rules) {
    try {
      if (!read().equals(Optional.of(rules))) {
        byte[] text = text(rules).getBytes(StandardCharsets.UTF_8);
        PrivateFiles.write(file, text);
        shared.replace(SHARED, text);
      }
    } catch (IOException e) {
      throw failure("cannot be written", e);
    }
  }

  private static String text(RetentionRules rules) {
    StringBuilder lines = new StringBuilder("keep" + TAB + rules.keep().words() + "\n");
    new TreeMap<>(rules.modules())
        .forEach(
            (module, keep) ->
                lines
                    .append("module" + TAB)
                    .append(module)
                    .append(TAB)
                    .append(keep.words())
                    .append('\n'));
    new TreeSet<>(rules.held())
        .forEach(project -> lines.append("hold" + TAB).append(project).append('\n'));
    return lines.toString();
  }

  private Optional<RetentionRules> read() {
    Optional<byte[]> ofAll = shared.find(SHARED);
    try {
      if (ofAll.isPresent()) {
        return Optional.of(rules(new String(ofAll.get(), StandardCharsets.UTF_8).lines().toList()));
      }
      return Optional.of(rules(Files.readAllLines(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      throw failure("cannot be read; remove it, and the rules of now are agreed", e);
    }
  }

  private static RetentionRules rules(List<String> lines) {
    Keep keep = Keep.FOREVER;
    Map<String, Keep> modules = new TreeMap<>();
    Set<String> held = new HashSet<>();
    for (String line : lines) {
      String[] parts = line.split(TAB, -1);
      switch (parts[0]) {
        case "keep" -> keep = Keep.parse(parts[1]);
        case "module" -> modules.put(parts[1], Keep.parse(parts[2]));
        case "hold" -> held.add(parts[1]);
        default -> throw new IllegalArgumentException(line);
      }
    }
    return new RetentionRules(keep, modules, held);
  }

  private AnalyticsException failure(String what, Exception e) {
    return new AnalyticsException(ErrorCode.INVALID_CONFIGURATION, file + " " + what, e);
  }
}
