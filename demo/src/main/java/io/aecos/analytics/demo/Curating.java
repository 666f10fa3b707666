package io.aecos.analytics.demo;

/** Good elements are promoted to templates, which AEC OS counts as reuse. */
final class Curating implements Step {
  private final Firm firm;
  private final Dice dice;

  Curating(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(Curating.class);
  }

  @Override
  public void on(Work work) {
    if (work.template() != null || !dice.chance(.045)) {
      return;
    }
    long at = work.committed() + (long) (dice.between(.2, 2) * WorkCalendar.HOUR);
    Element element = work.element();
    String template = firm.library().add(element.kind(), work.site().office(), at).id();
    Scribe scribe = firm.scribe();
    scribe.enter(scribe.event(Types.PROMOTED, at, element, work.author()).templateId(template));
    scribe.enter(
        scribe.event(Types.TEMPLATE_ADDED, at, element, work.author()).templateId(template));
    scribe.enter(
        scribe
            .event(Types.REUSE_COUNT, at, element, work.author())
            .templateId(template)
            .value(1.0));
    scribe.audit("template_add", at + 1000, work.site(), work.author());
  }
}
