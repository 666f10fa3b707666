package io.aecos.analytics.server.outlook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aecos.analytics.outlook.Estimate;
import io.aecos.analytics.outlook.OutlookAnswer;
import io.aecos.analytics.outlook.OutlookAnswer.Backtest;
import io.aecos.analytics.outlook.OutlookAnswer.Code;
import io.aecos.analytics.outlook.OutlookAnswer.ConcernedTemplate;
import io.aecos.analytics.outlook.OutlookAnswer.OutlookRefusal;
import io.aecos.analytics.outlook.OutlookAnswer.Past;
import io.aecos.analytics.outlook.OutlookAnswer.When;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.server.json.Numbers;
import io.aecos.analytics.server.metrics.AnswerJson.NoteJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the next regulatory update may touch; the API's own page tells what the fields mean. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OutlookJson(
    @Nullable String sentence,
    @Nullable String error,
    @Nullable EstimateJson templates,
    @Nullable EstimateJson elements,
    @Nullable When when,
    List<CodeJson> codes,
    ConcernedJson concerned,
    @Nullable OutlookBacktestJson backtest,
    List<PastJson> history,
    LibraryJson library,
    List<String> reasoning,
    @Nullable OutlookRefusal refused,
    Watermark watermark,
    boolean complete,
    List<NoteJson> notes) {

  /** What is expected, and where 80 and 95 of 100 such values should lie. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record EstimateJson(
      @Nullable BigDecimal expected,
      @Nullable BigDecimal low80,
      @Nullable BigDecimal high80,
      @Nullable BigDecimal low95,
      @Nullable BigDecimal high95) {

    static @Nullable EstimateJson of(@Nullable Estimate estimate) {
      return estimate == null
          ? null
          : new EstimateJson(
              Numbers.computed(estimate.expected()),
              Numbers.computed(estimate.low80()),
              Numbers.computed(estimate.high80()),
              Numbers.computed(estimate.low95()),
              Numbers.computed(estimate.high95()));
    }
  }

  /** A code by its latest edition that was updated. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record CodeJson(
      String code,
      int updates,
      Instant last,
      @Nullable BigDecimal everyDays,
      @Nullable BigDecimal share,
      long templates,
      List<String> classes) {

    static CodeJson of(Code code) {
      return new CodeJson(
          code.code(),
          code.updates(),
          code.last(),
          Numbers.computed(code.everyDays()),
          Numbers.computed(code.share()),
          code.templates(),
          code.classes());
    }
  }

  /** Templates that the codes have a say in: how many, and the first of them. */
  public record ConcernedJson(long total, List<ConcernedTemplate> templates) {}

  /** How such an outlook would have done before each of the last updates. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record OutlookBacktestJson(
      String against,
      String method,
      @Nullable BigDecimal error,
      @Nullable BigDecimal naiveError,
      int origins,
      int within80,
      int within95,
      @Nullable BigDecimal whenErrorDays) {

    static @Nullable OutlookBacktestJson of(@Nullable Backtest backtest) {
      return backtest == null
          ? null
          : new OutlookBacktestJson(
              "last_update",
              backtest.method(),
              Numbers.computed(backtest.error()),
              Numbers.computed(backtest.naiveError()),
              backtest.origins(),
              backtest.within80(),
              backtest.within95(),
              Numbers.computed(backtest.whenErrorDays()));
    }
  }

  /** One update of the past; {@code said} is what would have been said of its templates. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record PastJson(
      Instant at,
      String code,
      @Nullable String version,
      int projects,
      @Nullable BigDecimal rules,
      @Nullable BigDecimal templates,
      @Nullable BigDecimal elements,
      boolean settled,
      long library,
      @Nullable EstimateJson said) {

    static PastJson of(Past past) {
      return new PastJson(
          past.update().at(),
          past.update().code(),
          past.update().version(),
          past.update().projects(),
          Numbers.computed(past.update().rules()),
          Numbers.computed(past.update().templates()),
          Numbers.computed(past.update().elements()),
          past.update().settled(),
          past.library(),
          EstimateJson.of(past.said()));
    }
  }

  /** What there is now to be affected. */
  public record LibraryJson(long templates, long elements) {}

  static OutlookJson of(OutlookAnswer answer) {
    return new OutlookJson(
        answer.sentence(),
        answer.error(),
        EstimateJson.of(answer.templates()),
        EstimateJson.of(answer.elements()),
        answer.when(),
        answer.codes().stream().map(CodeJson::of).toList(),
        new ConcernedJson(answer.concerned().total(), answer.concerned().templates()),
        OutlookBacktestJson.of(answer.backtest()),
        answer.history().stream().map(PastJson::of).toList(),
        new LibraryJson(answer.libraryTemplates(), answer.elementsGenerated()),
        answer.reasoning(),
        answer.refused(),
        answer.watermark(),
        answer.complete(),
        answer.notes().stream()
            .map(note -> new NoteJson(note.code().text(), note.text()))
            .toList());
  }
}
