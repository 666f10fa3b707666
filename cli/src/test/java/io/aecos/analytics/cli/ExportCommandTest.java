package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExportCommandTest {

  @Test
  void reconciliation_withoutItsLog_isToldWhichOptionIsMissing() {
    ExportCommand export = new ExportCommand();
    export.report = "reconcile";

    assertThatThrownBy(export::call)
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("--log FILE is missing");
  }
}
