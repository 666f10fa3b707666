package io.aecos.analytics.server.reports;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.report.Firm;
import io.aecos.analytics.report.Logo;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.ReportFormat;
import io.aecos.analytics.report.ReportKind;
import io.aecos.analytics.report.ReportMaker;
import io.aecos.analytics.report.ReportQuestion;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.Words;
import io.aecos.analytics.report.press.Figures;
import io.aecos.analytics.report.press.Press;
import io.aecos.analytics.server.metrics.Counted;
import io.aecos.analytics.server.settings.ReportSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How one report is made: understood, filled in its asker's scope, printed and signed. */
public final class ReportWork {
  private final ReportMaker maker;
  private final ReportQuestions questions;
  private final Briefs briefs;
  private final Counted counted;
  private final Supplier<Press> press;
  private final ReportSettings settings;
  private final String version;
  private final boolean demo;
  private final Clock clock;

  /** {@code press} signs with what the firm signs with at the time. */
  ReportWork(
      ReportMaker maker,
      ReportQuestions questions,
      Briefs briefs,
      Counted counted,
      Supplier<Press> press,
      ReportSettings settings,
      String version,
      boolean demo,
      Clock clock) {
    this.maker = maker;
    this.questions = questions;
    this.briefs = briefs;
    this.counted = counted;
    this.press = press;
    this.settings = settings;
    this.version = version;
    this.demo = demo;
    this.clock = clock;
  }

  /** A report that is understood. */
  record Order(
      ReportQuestion question, ReportFormat format, Texts texts, Briefs.@Nullable Log log) {}

  Order order(Viewer viewer, ReportRequest request, Instant asOf) {
    Briefs.Log log = briefs.log(viewer, request);
    ReportQuestion question = questions.of(viewer, request, asOf);
    ReportFormat format = request.fileFormat();
    String language = request.language();
    return new Order(
        question, format, Texts.in(language == null ? settings.language() : language), log);
  }

  Report make(Order order) {
    return make(order.question(), order.texts(), order.log());
  }

  /** Waits a little for what was received before, so that no figure lacks it. */
  private Report make(ReportQuestion asked, Texts texts, Briefs.@Nullable Log log) {
    long received = counted.awaitAsked();
    ReportQuestion question = questions.settled(asked);
    ReportMaker.Imprint imprint = imprint(question.view().viewer(), texts);
    if (question.kind() == ReportKind.ROI || log != null) {
      Briefs.Made made =
          log == null
              ? briefs.roi(question, texts, received)
              : briefs.reconciliation(question, texts, log);
      return maker.make(question, imprint, made.brief(), made.known());
    }
    return maker.make(question, imprint, received);
  }

  private ReportMaker.Imprint imprint(Viewer viewer, Texts texts) {
    return new ReportMaker.Imprint(
        new Firm(firm(texts), settings.colour(), logo()),
        scope(viewer, texts),
        version,
        clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  /** What is made up says so wherever its firm is named: on every page, in every table's origin. */
  private String firm(Texts texts) {
    return demo ? texts.get("demo.firm", settings.firm()) : settings.firm();
  }

  byte[] print(Order order, Report report) {
    return press.get().print(report, order.texts(), order.format());
  }

  String title(Order order, Report report) {
    return new Words(report, order.texts()).title();
  }

  /** What the asker may see, in words; what they may not is not named. */
  private static String scope(Viewer viewer, Texts texts) {
    Scope scope = viewer.scope();
    if (scope.isEverything()) {
      return texts.get("scope.everything");
    }
    String role =
        texts.get("scope." + viewer.role().name().toLowerCase(Locale.ROOT), viewer.name());
    return scope.wholeProjects().isEmpty()
        ? role
        : role + "; " + texts.get("scope.projects", String.join(", ", scope.wholeProjects()));
  }

  /** The same question asked again, now. */
  ReportCheck.CheckJson check(Viewer viewer, ReportCheck.Manifest manifest) {
    if (ReportKind.RECONCILE.text().equals(manifest.report())) {
      return ReportCheck.CheckJson.notKnown("the log that it compares with is not kept here");
    }
    ReportQuestion question = questions.again(viewer, manifest);
    Texts texts = Texts.in("en");
    if (!isScopeOf(viewer, manifest.scope())) {
      return ReportCheck.CheckJson.notKnown(
          "the report was made in another scope than yours: " + manifest.scope());
    }
    Report now = make(question, texts, null);
    boolean same = Figures.digest(now).equals(manifest.figures());
    return new ReportCheck.CheckJson(
        same,
        same ? "" : "the ledger has learnt more since, or other metrics are defined",
        now.cover().watermark().seq());
  }

  private static boolean isScopeOf(Viewer viewer, @Nullable String said) {
    return Texts.LANGUAGES.stream()
        .anyMatch(language -> scope(viewer, Texts.in(language)).equals(said));
  }

  private @Nullable Logo logo() {
    Path file = settings.logo();
    try {
      return file == null ? null : new Logo(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.INVALID_CONFIGURATION, "The logo " + file + " cannot be read", e);
    }
  }
}
