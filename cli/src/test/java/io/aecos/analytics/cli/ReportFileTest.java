package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFileTest {

  @ParameterizedTest
  @CsvSource({
    "x.csv, csv, x.zip",
    "x.xlsx, xlsx, x.zip",
    "x.csv, pdf, x.pdf",
    "x.pdf, csv, x.zip",
    "a.b/x.ZIP, pdf, a.b/x.pdf"
  })
  void requireName_refusesWhatSaysSomethingElse(Path out, String format, String right) {
    assertThatThrownBy(() -> ReportFile.requireName(out, format))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("name it " + right);
  }

  @ParameterizedTest
  @CsvSource({
    "x.zip, csv",
    "x.pdf, pdf",
    "x, csv",
    "report.2026, pdf",
    "a.csv/x, pdf",
    "x.csv, docx"
  })
  void requireName_takesWhatIsRightOrSaysNothing(Path out, String format) {
    assertThatCode(() -> ReportFile.requireName(out, format)).doesNotThrowAnyException();
  }
}
