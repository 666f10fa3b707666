package io.aecos.analytics.demo;

/** Every element is priced as soon as it is specified. */
final class Pricing implements Step {
  private final Firm firm;

  Pricing(Firm firm) {
    this.firm = firm;
  }

  @Override
  public void on(Work work) {
    long at = work.asked() + (work.committed() - work.asked()) * 9 / 10;
    Estimate estimate = Estimate.of(work.element());
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.ESTIMATED, at, work.element(), work.author())
                .value(estimate.totalUsd())
                .attribute("material_usd", estimate.materialUsd())
                .attribute("labor_usd", estimate.laborUsd())
                .attribute("labor_hours", estimate.laborHours())
                .attribute("duration_days", estimate.durationDays())
                .attribute("crew_size", (long) estimate.crew()));
    firm.scribe().audit("cost_estimate", at + 1000, work.site(), work.author());
  }
}
