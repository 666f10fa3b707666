package io.aecos.analytics.access;

import io.aecos.analytics.access.Scope.Subject;
import io.aecos.analytics.event.Names;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether any event of one project could be within a scope, whoever and whenever it is of. */
final class Opening implements Scope.Reader<Boolean> {
  private final String project;

  Opening(String project) {
    String name = Names.normal(project);
    this.project = name == null ? "" : name;
  }

  @Override
  public Boolean everything() {
    return true;
  }

  @Override
  public Boolean anyOf(List<Boolean> ways) {
    return ways.contains(true);
  }

  @Override
  public Boolean allOf(List<Boolean> parts) {
    return !parts.contains(false);
  }

  @Override
  public Boolean among(Subject subject, Set<String> values) {
    return subject == Subject.PROJECT ? values.contains(project) : !values.isEmpty();
  }

  @Override
  public Boolean notAmong(Subject subject, Set<String> values) {
    return subject != Subject.PROJECT || !values.contains(project);
  }

  @Override
  public Boolean within(@Nullable Instant from, @Nullable Instant to) {
    return true;
  }
}
