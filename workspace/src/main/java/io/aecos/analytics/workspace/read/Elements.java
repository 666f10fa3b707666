package io.aecos.analytics.workspace.read;

import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.source.SourceState.Status;
import io.aecos.analytics.workspace.read.Element.ComplianceReport;
import io.aecos.analytics.workspace.read.Element.ValidationReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code elements/}: what each element is and what its reports say. A ghost folder, which holds
 * only comments, is no element.
 */
public final class Elements {
  public static final String NAME = "elements";
  static final String PREFIX = "element_";

  private final ProjectDirectory project;
  private final FolderCache<String> classes;
  private final FolderCache<Markdown> reports;
  private final Placeholders placeholders;
  private @Nullable Reading<Element> last;

  public Elements(ProjectDirectory project) {
    this.project = project;
    this.classes = new FolderCache<>(project, (content, file, modified) -> ifcClass(content));
    this.placeholders = new Placeholders(project);
    this.reports =
        new FolderCache<>(
            project, (content, file, modified) -> ElementReports.read(content, name(file)));
  }

  public Reading<Element> read() {
    Path folder = project.resolve(NAME);
    try {
      if (!project.folder(folder)) {
        last = null;
        return Reading.absent("the project has no elements folder");
      }
      return read(project.list(folder));
    } catch (IOException e) {
      last = null;
      return Reading.unreadable("elements cannot be read: " + ProjectDirectory.reason(e));
    }
  }

  private Reading<Element> read(List<Path> folders) {
    List<Element> elements = new ArrayList<>();
    List<Delivery.Item> problems = new ArrayList<>();
    for (Path folder : folders) {
      String name = name(folder);
      if (name.startsWith(PREFIX)) {
        element(folder, name.substring(PREFIX.length()), problems).ifPresent(elements::add);
      }
    }
    last = reading(elements, problems).orSame(last);
    return last;
  }

  private static Reading<Element> reading(List<Element> elements, List<Delivery.Item> problems) {
    Reading<Element> plain = Reading.of(elements, problems, "files of elements");
    long encrypted = elements.stream().filter(Element::encrypted).count();
    if (encrypted == 0) {
      return plain;
    }
    String detail =
        encrypted + " of " + elements.size() + " elements are encrypted; their class is unknown";
    return new Reading<>(
        plain.records(),
        Status.ENCRYPTED,
        plain.detail().isEmpty() ? detail : detail + "; " + plain.detail(),
        Map.of(),
        problems);
  }

  private Optional<Element> element(Path folder, String id, List<Delivery.Item> problems) {
    if (!isFolder(folder, problems)) {
      return Optional.empty();
    }
    FolderCache.Entry<String> metadata = classes.get(folder.resolve("metadata.json"));
    if (!metadata.there()) {
      return Optional.empty();
    }
    String found = metadata.value().orElse("");
    boolean encrypted = found.equals("?");
    note(metadata.problem(), problems);
    List<String> awaiting = new ArrayList<>();
    Optional<ComplianceReport> compliance =
        report(folder, Placeholders.COMPLIANCE, awaiting, problems).map(ElementReports::compliance);
    Optional<Markdown> schedule = report(folder, "SCHEDULE.md", new ArrayList<>(), problems);
    Optional<Element.CostReport> cost =
        report(folder, "COST.md", awaiting, problems)
            .map(report -> ElementReports.cost(report, schedule.orElse(null)));
    Optional<ValidationReport> validation =
        report(folder, "VALIDATION.md", awaiting, problems).map(ElementReports::validation);
    List<String> overwritten =
        placeholders.overReports(folder, awaiting, cost.isPresent() || validation.isPresent());
    return Optional.of(
        new Element(
            id, encrypted ? "" : found, encrypted, compliance, cost, validation, overwritten));
  }

  private boolean isFolder(Path folder, List<Delivery.Item> problems) {
    try {
      BasicFileAttributes attributes = project.stat(folder);
      return attributes != null && attributes.isDirectory();
    } catch (IOException e) {
      String reason = ProjectDirectory.reason(e);
      problems.add(new Delivery.Refused(project.location(folder), reason));
      return false;
    }
  }

  private Optional<Markdown> report(
      Path folder, String name, List<String> awaiting, List<Delivery.Item> problems) {
    FolderCache.Entry<Markdown> entry = reports.get(folder.resolve(name));
    note(entry.problem(), problems);
    Optional<Markdown> report = entry.value();
    if (report.isPresent() && ElementReports.isPlaceholder(report.get())) {
      awaiting.add(name);
      return Optional.empty();
    }
    return report;
  }

  private static void note(Delivery.@Nullable Item problem, List<Delivery.Item> problems) {
    if (problem != null) {
      problems.add(problem);
    }
  }

  private static String name(Path path) {
    return FileNames.name(path);
  }

  private static String ifcClass(byte[] content) throws BadRecord {
    if (looksEncrypted(content)) {
      return "?";
    }
    return Json.text(Json.object(content), "IFCClass");
  }

  /** A Fernet token begins with {@code gAAAAA}; without that library AEC OS scrambles the bytes. */
  private static boolean looksEncrypted(byte[] content) {
    String start = new String(content, 0, Math.min(content.length, 6), StandardCharsets.ISO_8859_1);
    if (start.startsWith("gAAAAA")) {
      return true;
    }
    int strange = 0;
    for (byte b : content) {
      if (b < 0 || (b < 32 && b != '\n' && b != '\r' && b != '\t')) {
        strange++;
      }
    }
    return content.length > 0
        && !start.stripLeading().startsWith("{")
        && strange * 4 > content.length;
  }
}
