package io.aecos.analytics.server.books;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.overlap.SourceShare;
import io.aecos.analytics.query.Loss;
import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.source.SourceState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is known of each place that events come from. */
public record SourcesJson(
    List<ProjectJson> projects,
    List<SourceJson> sources,
    List<ChainJson> chains,
    List<UnknownTypeJson> unknownTypes,
    List<CountedJson> counted,
    List<LossJson> losses) {

  /** A project, the folder it lies in, and further folders that hold the same project. */
  public record ProjectJson(String key, String name, String root, List<String> copies) {
    static ProjectJson of(Project project) {
      return new ProjectJson(project.key(), project.name(), project.root(), project.copies());
    }
  }

  /** One source of one project. */
  public record SourceJson(
      String project,
      String source,
      String status,
      boolean complete,
      String detail,
      List<String> feeds,
      long itemsRead,
      Instant checkedAt) {
    static SourceJson of(SourceState state) {
      return new SourceJson(
          state.project(),
          state.source(),
          word(state.status()),
          state.status().complete(),
          state.detail(),
          state.feeds().stream().map(EventType::toString).toList(),
          state.itemsRead(),
          state.checkedAt());
    }
  }

  /** The verdict on a project's audit trail. */
  public record ChainJson(
      String project,
      String condition,
      long entries,
      @Nullable Long firstBadRow,
      String detail,
      Instant checkedAt) {
    static ChainJson of(AuditChain chain) {
      return new ChainJson(
          chain.project(),
          word(chain.condition()),
          chain.entries(),
          chain.firstBadRow(),
          chain.detail(),
          chain.checkedAt());
    }
  }

  /** A type that the event catalogue does not know, and how many events of it there are. */
  public record UnknownTypeJson(String type, long events) {}

  /** Whose events of a type are counted in a project that is both hooked and read. */
  public record CountedJson(
      String project, String type, String source, Instant from, Instant to, long events) {
    static CountedJson of(SourceShare counted) {
      return new CountedJson(
          counted.project(),
          counted.type().toString(),
          counted.source(),
          counted.from(),
          counted.to(),
          counted.events());
    }
  }

  /** What a hook could not tell: of a project and module where it knows them, between two times. */
  public record LossJson(
      @Nullable String project, @Nullable String module, Instant from, Instant to, String detail) {
    static LossJson of(Loss loss) {
      return new LossJson(
          Loss.ELSEWHERE.equals(loss.project()) ? null : loss.project(),
          loss.module(),
          loss.span().from(),
          loss.span().to(),
          loss.what());
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
