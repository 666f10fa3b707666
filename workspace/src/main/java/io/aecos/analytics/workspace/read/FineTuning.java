package io.aecos.analytics.workspace.read;

import io.aecos.analytics.intake.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What fine-tuning leaves behind: data sets, training runs and registered model versions. */
public final class FineTuning {
  private static final Pattern TRAIN = Pattern.compile("v(\\d{1,11})_train\\.jsonl");
  private final ProjectDirectory project;
  private final FolderCache<Long> lineCounts;
  private final FolderCache<Model> runs;
  private final FolderCache<List<Model>> versions;
  private @Nullable Reading<Dataset> lastDatasets;
  private @Nullable Reading<Model> lastRuns;
  private @Nullable Reading<Model> lastVersions;

  public FineTuning(ProjectDirectory project) {
    this.project = project;
    this.lineCounts = new FolderCache<>(project, (content, file, modified) -> lines(content));
    this.runs = new FolderCache<>(project, FineTuning::run);
    this.versions = new FolderCache<>(project, (content, file, modified) -> versions(content));
  }

  public Reading<Dataset> datasets() {
    List<Dataset> found = new ArrayList<>();
    List<Delivery.Item> problems = new ArrayList<>();
    Path folder = project.resolve("fine_tuning/datasets");
    try {
      for (Path file : project.list(folder)) {
        Matcher name = TRAIN.matcher(FileNames.name(file));
        if (name.matches()) {
          Path other = folder.resolve("v" + name.group(1) + "_val.jsonl");
          Instant at = Instant.ofEpochSecond(Long.parseLong(name.group(1)));
          found.add(
              new Dataset(name.group(), at, examples(file, problems), examples(other, problems)));
        }
      }
    } catch (IOException e) {
      return Reading.unreadable("data sets cannot be read: " + ProjectDirectory.reason(e));
    }
    lastDatasets = Reading.of(found, problems, "files of data sets").orSame(lastDatasets);
    return lastDatasets;
  }

  /** Null where the file cannot be read; a part that AEC OS did not write has no examples. */
  private @Nullable Long examples(Path file, List<Delivery.Item> problems) {
    FolderCache.Entry<Long> entry = lineCounts.get(file);
    if (entry.problem() != null) {
      problems.add(entry.problem());
      return null;
    }
    return entry.value().orElse(0L);
  }

  /** The training runs; AEC OS does not write down when they were, so the file's time stands in. */
  public Reading<Model> runs() {
    List<Model> found = new ArrayList<>();
    List<Delivery.Item> problems = new ArrayList<>();
    try {
      for (Path folder : project.list(project.resolve("fine_tuning/models"))) {
        if (!isFolder(folder)) {
          continue;
        }
        FolderCache.Entry<Model> entry = runs.get(folder.resolve("training_config.json"));
        entry.value().ifPresent(found::add);
        if (entry.problem() != null) {
          problems.add(entry.problem());
        }
      }
    } catch (IOException e) {
      return Reading.unreadable("training runs cannot be read: " + ProjectDirectory.reason(e));
    }
    lastRuns = Reading.of(found, problems, "training runs").orSame(lastRuns);
    return lastRuns;
  }

  public Reading<Model> versions() {
    FolderCache.Entry<List<Model>> entry =
        versions.get(project.resolve("fine_tuning/registry.json"));
    List<Delivery.Item> problems = entry.problem() == null ? List.of() : List.of(entry.problem());
    List<Model> found = entry.value().orElse(List.of());
    lastVersions = Reading.of(found, problems, "file").orSame(lastVersions);
    return lastVersions;
  }

  private boolean isFolder(Path path) throws IOException {
    BasicFileAttributes attributes = project.stat(path);
    return attributes != null && attributes.isDirectory();
  }

  private static long lines(byte[] content) throws BadRecord {
    List<String> lines = Json.text(content).lines().filter(line -> !line.isBlank()).toList();
    for (String line : lines) {
      if (!line.startsWith("{") || !line.stripTrailing().endsWith("}")) {
        throw new BadRecord("", "a line is no JSON object");
      }
    }
    return lines.size();
  }

  private static Model run(byte[] content, Path file, Instant modified) throws BadRecord {
    JsonNode node = Json.object(content);
    String folder = FileNames.above(file, 1);
    String name = Json.text(node, "output_name");
    return new Model(
        name.isEmpty() ? folder : name,
        "",
        modified,
        false,
        last(Json.text(node, "dataset_path")),
        folder);
  }

  private static List<Model> versions(byte[] content) throws BadRecord {
    List<Model> models = new ArrayList<>();
    for (Map.Entry<String, JsonNode> model : Json.object(content).properties()) {
      if (!model.getValue().isArray()) {
        throw new BadRecord(model.getKey(), "expected a list of versions");
      }
      for (JsonNode node : model.getValue()) {
        models.add(
            new Model(
                model.getKey(),
                node.path("version").asString(""),
                Times.epoch("registered_at", node),
                Json.flag(node, "deployed"),
                "",
                last(Json.text(node, "adapter_path"))));
      }
    }
    return List.copyOf(models);
  }

  private static String last(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
