package io.aecos.analytics.server.roi;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.KeptBaseline;
import io.aecos.analytics.registry.KeptBaseline.Subject;
import io.aecos.analytics.report.data.Csv;
import io.aecos.analytics.roi.BaselineReader;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.roi.BaselineJson.BaselinesJson;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What work takes by hand and what an hour of it costs. Every change counts at once. */
@RestController
@RequestMapping("/api/baselines")
public final class BaselinesEndpoint {
  private final BaselineBook book;
  private final Clock clock;

  public BaselinesEndpoint(BaselineBook book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  /** A baseline as somebody wants it; it takes the place of one about the same. */
  public record WantedBaseline(
      @Nullable String elementType,
      @Nullable String project,
      @Nullable String from,
      @Nullable Double hours,
      @Nullable Double rate,
      @Nullable String note) {}

  /** A table's bytes (base64 in JSON), and the text of the map that says how to read it. */
  public record BaselinesFile(byte @Nullable [] csv, @Nullable String map) {}

  /** All baselines as one CSV file. */
  public record BaselinesCsv(String csv) {}

  @GetMapping
  @Requires(Permission.ADMINISTER)
  public BaselinesJson list() {
    List<BaselineJson> all = new ArrayList<>();
    book.kept().forEach(one -> all.add(BaselineJson.of(one)));
    book.configured().forEach(row -> all.add(BaselineJson.configured(row, book.zone())));
    all.add(BaselineJson.aecos());
    return new BaselinesJson(all);
  }

  @PutMapping
  @Audited("baseline.set")
  @Requires(Permission.ADMINISTER)
  public BaselineJson set(Viewer viewer, @RequestBody WantedBaseline wanted) {
    Double hours = wanted.hours();
    if (hours == null) {
      throw wrong("hours", "is missing: how many hours an element takes by hand");
    }
    KeptBaseline baseline =
        new KeptBaseline(
            new Subject(wanted.elementType(), wanted.project(), day(wanted.from())),
            hours,
            wanted.rate(),
            wanted.note(),
            viewer.name(),
            clock.instant());
    noted(baseline.subject()).detail("hours", baseline.hours()).detail("rate", baseline.rate());
    book.put(List.of(baseline));
    return BaselineJson.of(baseline);
  }

  /** What it says nothing about is any element type, any project, ever. */
  @DeleteMapping
  @Audited("baseline.remove")
  @Requires(Permission.ADMINISTER)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  public void remove(
      @RequestParam(required = false) @Nullable String elementType,
      @RequestParam(required = false) @Nullable String project,
      @RequestParam(required = false) @Nullable String from) {
    Subject subject = new Subject(elementType, project, day(from));
    noted(subject);
    book.remove(subject);
  }

  /** Those laid down here, as they can be imported again. */
  @GetMapping("/csv")
  @Requires(Permission.ADMINISTER)
  public BaselinesCsv export() {
    StringWriter text = new StringWriter();
    try {
      Csv csv = new Csv(text);
      csv.line(BaselineReader.COLUMNS);
      for (KeptBaseline one : book.kept()) {
        csv.line(
            Arrays.asList(
                one.subject().elementType(),
                one.subject().project(),
                one.subject().from(),
                one.hours(),
                one.rate(),
                one.note()));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new BaselinesCsv(text.toString());
  }

  /** Takes all of a table or nothing; what it is not about stays. */
  @PostMapping("/csv")
  @Audited("baseline.import")
  @Requires(Permission.ADMINISTER)
  public BaselinesJson accept(Viewer viewer, @RequestBody BaselinesFile file) {
    byte[] csv = file.csv();
    if (csv == null) {
      throw wrong("csv", "is missing: the table's bytes in base64");
    }
    List<KeptBaseline> read =
        new BaselineReader(viewer.name(), clock.instant()).read(csv, file.map());
    AuditNote.current().size(read.size());
    return new BaselinesJson(book.put(read).stream().map(BaselineJson::of).toList());
  }

  private static AuditNote noted(Subject subject) {
    return AuditNote.current()
        .on(subject.elementType() == null ? "every element" : subject.elementType())
        .detail("project", subject.project())
        .detail("from", subject.from());
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw wrong("from", "'" + text + "' is no day such as 2026-01-01");
    }
  }

  private static AnalyticsException wrong(String field, String message) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, message, List.of());
  }
}
