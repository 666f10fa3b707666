package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventDefinition;
import io.aecos.analytics.event.EventType;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FedTypesTest {
  /** Told by hooks and by the product of themselves, or only said as AEC OS counted it. */
  private static final Set<String> OF_NO_FILE = Set.of("hook", "analytics", "template/reuse_count");

  @Test
  void catalogue_saysOfEachTypeWithoutAFileThatAHookHasToReportIt() {
    Set<EventType> silent =
        EventCatalog.shipped().definitions().stream()
            .filter(definition -> definition.hook() == null)
            .map(EventDefinition::type)
            .filter(type -> !SourceStates.allTypes().contains(type))
            .filter(type -> !OF_NO_FILE.contains(type.module()))
            .filter(type -> !OF_NO_FILE.contains(type.toString()))
            .collect(Collectors.toSet());
    assertThat(silent).isEmpty();
  }
}
