package io.aecos.analytics.cli;

import io.aecos.analytics.report.ReportFormat;
import io.aecos.analytics.report.ReportKind;
import io.aecos.analytics.report.Texts;
import java.util.ArrayList;

/** What options of reports can be, for shells to complete. */
final class ReportWords {
  private ReportWords() {}

  /** The reports that there are. */
  static final class Kinds extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Kinds() {
      super(ReportKind.names());
    }
  }

  /** The formats that they come in. */
  static final class Formats extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Formats() {
      super(ReportFormat.names());
    }
  }

  /** The languages that they speak. */
  static final class Languages extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Languages() {
      super(Texts.LANGUAGES);
    }
  }
}
