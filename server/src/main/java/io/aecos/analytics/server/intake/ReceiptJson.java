package io.aecos.analytics.server.intake;

import io.aecos.analytics.intake.Receipt;
import java.util.List;

/** What became of a request's events, given after it is durable. */
public record ReceiptJson(
    int received,
    int stored,
    int duplicate,
    List<OutcomeJson> quarantined,
    List<OutcomeJson> refused) {

  /** An item that did not become an event. */
  public record OutcomeJson(int index, String reason) {}

  public static ReceiptJson of(Receipt receipt) {
    return new ReceiptJson(
        receipt.received(),
        receipt.stored(),
        receipt.duplicate(),
        outcomes(receipt.quarantined()),
        outcomes(receipt.refused()));
  }

  private static List<OutcomeJson> outcomes(List<Receipt.Problem> problems) {
    return problems.stream()
        .map(problem -> new OutcomeJson(problem.index(), problem.reason()))
        .toList();
  }
}
