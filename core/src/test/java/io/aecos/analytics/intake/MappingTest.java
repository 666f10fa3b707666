package io.aecos.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingTest {

  @Test
  void apply_eachStep_inItsOrder() {
    Mapping mapping =
        new Mapping(
            null,
            Map.of("kind", "type"),
            List.of("colour"),
            List.of("noise"),
            Map.of("value", 0.5, "attributes.shade", "dark"));
    assertThat(apply(mapping, "{\"kind\":\"a\",\"colour\":\"red\",\"noise\":1,\"value\":NaN}"))
        .isEqualTo(
            "{\"value\":0.5,\"type\":\"a\",\"attributes\":{\"colour\":\"red\",\"shade\":\"dark\"}}");
  }

  @Test
  void apply_attributeWithDotsInItsName_isTakenWhole() {
    Mapping mapping = new Mapping(null, Map.of(), List.of(), List.of("attributes.a.b"), Map.of());
    assertThat(apply(mapping, "{\"attributes\":{\"a.b\":1,\"c\":2}}"))
        .isEqualTo("{\"attributes\":{\"c\":2}}");
  }

  @Test
  void apply_memberThatIsNotThere_isSaid() {
    Mapping mapping = new Mapping(null, Map.of("kynd", "type"), List.of(), List.of(), Map.of());
    assertThatThrownBy(() -> apply(mapping, "{\"kind\":1}"))
        .isInstanceOf(AnalyticsException.class)
        .hasMessage("'kynd' is not in the item");
  }

  @Test
  void apply_noJson_needsAReplacement() {
    assertThatThrownBy(() -> apply(Mapping.NONE, "7, parser, oops"))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("'replace'");
    Mapping whole =
        new Mapping(Map.of("module", "parser"), Map.of(), List.of(), List.of(), Map.of());
    assertThat(apply(whole, "7, parser, oops")).isEqualTo("{\"module\":\"parser\"}");
  }

  private static String apply(Mapping mapping, String raw) {
    return new String(mapping.apply(raw.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }
}
