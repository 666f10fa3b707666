package io.aecos.analytics.server.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.registry.KeptReport;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Monatsbericht, 2. März 2026|monatsbericht-2-maerz-2026.pdf",
        "Überblick, Größe|ueberblick-groesse.pdf",
        "Résumé, Zoë & Co|resume-zoe-co.pdf",
        "塔楼|monthly.pdf"
      })
  void fileName_spellsLettersThatFileNamesLack(String title, String name) {
    KeptReport kept =
        new KeptReport("1", "ana", "", "monthly", "pdf", title, "1.pdf", "", 1, 1, Instant.EPOCH);

    assertThat(ReportJson.fileName(kept)).isEqualTo(name);
  }
}
