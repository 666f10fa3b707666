package io.aecos.analytics.demo;

/** The element is generated and committed; one from a template names it. */
final class Generating implements Step {
  private final Firm firm;

  Generating(Firm firm) {
    this.firm = firm;
  }

  @Override
  public void on(Work work) {
    Library.Template template = work.template();
    String guid = work.element().guid();
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.GENERATED, work.committed(), work.element(), work.author())
                .value((work.committed() - work.asked()) / 1000.0)
                .templateId(template == null ? null : template.id())
                .attribute("ifc_name", work.element().ifcName())
                .attribute("path", "elements/element_" + guid));
    firm.scribe().audit("generate", work.committed() + 2000, work.site(), work.author());
    if (template != null) {
      firm.scribe()
          .enter(
              firm.scribe()
                  .event(Types.REUSE_COUNT, work.committed(), work.element(), work.author())
                  .templateId(template.id())
                  .value(1.0));
    }
  }
}
