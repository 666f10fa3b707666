package io.aecos.analytics.overlap;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of which happening it tells of. AEC OS gives some happenings an identity of
 * their own, the id of a comment for example: that decides alone. Of all others, what both events
 * say must agree, and time has to help.
 */
final class Identity {
  private static final Map<String, List<String>> OWN =
      Map.ofEntries(
          Map.entry("parser/parse_completed", List.of("interaction_id")),
          Map.entry("parser/feedback_recorded", List.of("interaction_id", "verdict")),
          Map.entry("collaboration/comment_added", List.of("comment_id")),
          Map.entry("collaboration/task_created", List.of("task_id")),
          Map.entry("collaboration/task_completed", List.of("task_id")),
          Map.entry("collaboration/review_requested", List.of("review_id")),
          Map.entry("collaboration/review_approved", List.of("review_id")),
          Map.entry("collaboration/review_rejected", List.of("review_id")),
          Map.entry("finetune/dataset_built", List.of("file")),
          Map.entry("sync/merge_completed", List.of("commit")),
          Map.entry("sync/conflict_resolved", List.of("commit")));

  /** Names of things and texts; a text may be told with its outer white space or without. */
  private static final List<String> NAMES =
      List.of(
          "prompt_sha256",
          "command_sha256",
          "body_sha256",
          "code",
          "section",
          "label",
          "model",
          "version",
          "commit",
          "file");

  private static final String UNTRIMMED = "_untrimmed";

  /** In these both tell who acted; elsewhere a connector only infers a person. */
  private static final Set<String> OF_PEOPLE = Set.of("collaboration", "sync");

  private Identity() {}

  /** The attribute by which happenings of a type are found; null where they have no own id. */
  static @Nullable String key(EventType type) {
    List<String> own = OWN.get(type.toString());
    return own == null ? null : own.get(0);
  }

  /** The identity of its own that an event tells; null where it tells none. */
  static @Nullable List<String> own(Event event) {
    List<String> names = OWN.get(event.eventType().toString());
    if (names == null) {
      return null;
    }
    List<String> own = new ArrayList<>();
    for (String name : names) {
      Object value = event.attributes().get(name);
      if (value == null || value.toString().isEmpty()) {
        return null;
      }
      own.add(value.toString());
    }
    return own;
  }

  /** In how many things that both name the two agree; -1 where they disagree in one. */
  static int names(Event hook, Event read) {
    int agreements = count(0, hook.elementGuid(), read.elementGuid());
    agreements = count(agreements, hook.templateId(), read.templateId());
    for (String name : NAMES) {
      Object ours = hook.attributes().get(name);
      Object untrimmed = read.attributes().get(name + UNTRIMMED);
      boolean asTyped = ours != null && ours.equals(untrimmed);
      agreements = count(agreements, ours, asTyped ? untrimmed : read.attributes().get(name));
    }
    return agreements;
  }

  /** 1 where both tell of the same person, -1 where they know of two, else 0. */
  static int people(Event hook, Event read) {
    int agreement = count(0, hook.user(), read.user());
    return agreement < 0 && !OF_PEOPLE.contains(hook.module()) ? 0 : agreement;
  }

  private static int count(int agreements, @Nullable Object ours, @Nullable Object theirs) {
    if (agreements < 0 || ours == null || theirs == null) {
      return agreements;
    }
    return Objects.equals(ours, theirs) ? agreements + 1 : -1;
  }
}
