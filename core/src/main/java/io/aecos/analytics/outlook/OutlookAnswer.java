package io.aecos.analytics.outlook;

import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.Note;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the next regulatory update may touch, when and why; or, with {@code refused}, why nothing is
 * said. {@code sentence} says how many templates, {@code error} how far such a sentence would have
 * been off. {@code elements} and {@code when} are null where their own history is too thin.
 */
public record OutlookAnswer(
    @Nullable String sentence,
    @Nullable String error,
    @Nullable Estimate templates,
    @Nullable Estimate elements,
    @Nullable When when,
    List<Code> codes,
    Concerned concerned,
    @Nullable Backtest backtest,
    List<Past> history,
    long libraryTemplates,
    long elementsGenerated,
    List<String> reasoning,
    @Nullable OutlookRefusal refused,
    Watermark watermark,
    List<Note> notes) {

  /** Why nothing is said: a stable code and a sentence. */
  public record OutlookRefusal(String code, String text) {}

  /** When the next update is likely to be applied first. */
  public record When(
      Instant expected, Instant from80, Instant to80, Instant from95, Instant to95) {}

  /**
   * A code of which updates are known: {@code code} is its latest edition, {@code everyDays} the
   * mean gap between its own updates (null with fewer than two), {@code share} how many of all
   * updates were its, {@code templates} how many of the library its rules have a say in now, by
   * their {@code classes} or by being tagged with it.
   */
  public record Code(
      String code,
      int updates,
      Instant last,
      @Nullable Double everyDays,
      double share,
      long templates,
      List<String> classes) {}

  /** Templates that the codes have a say in, the likeliest and most used first. */
  public record Concerned(long total, List<ConcernedTemplate> templates) {}

  /** {@code chance} is the share of past updates whose code has a say in it. */
  public record ConcernedTemplate(
      String templateId,
      @Nullable String elementType,
      @Nullable String codeEdition,
      double chance,
      long elements) {}

  /** How such an outlook would have done on the past. */
  public record Backtest(
      String method,
      double error,
      double naiveError,
      int origins,
      int within80,
      int within95,
      @Nullable Double whenErrorDays) {}

  /** One update of the past, with what would have been said before it. */
  public record Past(RuleUpdate update, long library, @Nullable Estimate said) {}

  public boolean complete() {
    return notes.stream().noneMatch(note -> note.code().incomplete());
  }
}
