package io.aecos.analytics.server.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.RetentionRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownModulesTest {
  @TempDir Path data;

  private static RetentionRules rules(String module) {
    return new RetentionRules(Keep.parse("2y"), Map.of(module, Keep.parse("90d")), Set.of());
  }

  private void check(String module) {
    KnownModules.check(rules(module), EventCatalog.load(data));
  }

  @ParameterizedTest
  @CsvSource({
    "sytem, (did you mean 'system'?)",
    "System, (did you mean 'system'?)",
    "generations, (did you mean 'generation'?)",
    "nlp, (what is told under it is stored under 'parser')",
    "acme, is of that module; known: analytics"
  })
  void module_ofNoEvent_isRefused_withWhatMayBeMeant(String module, String hint) {
    assertThatThrownBy(() -> check(module))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
        .hasMessageStartingWith("config.yaml: 'retention.modules' names '" + module + "'")
        .hasMessageContaining(hint)
        .hasMessageContaining(", cost, ")
        .hasMessageEndingWith("one of its events stands in catalog/*.yaml");
  }

  @Test
  void module_ofTheCatalogueInEffect_isTaken_alsoOneOfTheFirmsOwn() throws IOException {
    assertThatCode(() -> check("system")).doesNotThrowAnyException();
    Path catalog = Files.createDirectories(data.resolve("catalog"));
    Files.writeString(
        catalog.resolve("acme.yaml"),
        """
        version: 1
        events:
          acme/facade_checked:
            meaning: A facade was checked by our own plugin.
        """);
    assertThatCode(() -> check("acme")).doesNotThrowAnyException();
  }
}
