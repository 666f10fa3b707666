package io.aecos.analytics.workspace.read;

import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.source.SourceState.Status;
import java.io.IOException;
import java.nio.file.Path;
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
    Path folder = project.resolve("fine_tuning/datasets");
    try {
      for (Path file : project.list(folder)) {
        Matcher name = TRAIN.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          long examples = lineCounts.get(file).value().orElse(0L);
          Path other = folder.resolve("v" + name.group(1) + "_val.jsonl");
          long validation = lineCounts.get(other).value().orElse(0L);
          Instant at = Instant.ofEpochSecond(Long.parseLong(name.group(1)));
          found.add(new Dataset(name.group(), at, examples, validation));
        }
      }
    } catch (IOException e) {
      return Reading.unreadable("data sets cannot be read: " + e.getMessage());
    }
    lastDatasets = same(lastDatasets, found, List.of());
    return lastDatasets;
  }

  /** The training runs; AEC OS does not write down when they were, so the file's time stands in. */
  public Reading<Model> runs() {
    List<Model> found = new ArrayList<>();
    List<Delivery.Item> problems = new ArrayList<>();
    try {
      for (Path folder : project.list(project.resolve("fine_tuning/models"))) {
        FolderCache.Entry<Model> entry = runs.get(folder.resolve("training_config.json"));
        entry.value().ifPresent(found::add);
        if (entry.problem() != null) {
          problems.add(entry.problem());
        }
      }
    } catch (IOException e) {
      return Reading.unreadable("training runs cannot be read: " + e.getMessage());
    }
    lastRuns = same(lastRuns, found, problems);
    return lastRuns;
  }

  public Reading<Model> versions() {
    FolderCache.Entry<List<Model>> entry =
        versions.get(project.resolve("fine_tuning/registry.json"));
    List<Delivery.Item> problems = entry.problem() == null ? List.of() : List.of(entry.problem());
    lastVersions = same(lastVersions, entry.value().orElse(List.of()), problems);
    return lastVersions;
  }

  private static <T> Reading<T> same(
      @Nullable Reading<T> last, List<T> found, List<Delivery.Item> problems) {
    if (last != null && last.records().equals(found) && last.problems().size() == problems.size()) {
      return last;
    }
    boolean bad = !problems.isEmpty();
    return new Reading<>(
        List.copyOf(found),
        bad ? Status.PARTIAL : Status.READ,
        bad ? problems.size() + " files cannot be read" : "",
        Map.of(),
        problems);
  }

  private static long lines(byte[] content) {
    long lines = 0;
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '\n' || i == content.length - 1) {
        lines++;
      }
    }
    return lines;
  }

  private static Model run(byte[] content, Path file, Instant modified) throws BadRecord {
    JsonNode node = Json.object(content);
    String folder = String.valueOf(file.getName(file.getNameCount() - 2));
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
