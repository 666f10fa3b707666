package io.aecos.analytics.outlook;

import io.aecos.analytics.outlook.OutlookAnswer.Code;
import io.aecos.analytics.outlook.OutlookAnswer.Concerned;
import io.aecos.analytics.outlook.OutlookAnswer.ConcernedTemplate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which templates the next update may touch. */
final class Concerns {
  private static final int MOST = 100;

  private Concerns() {}

  /** {@code uses} tells how many elements were generated from a template. */
  static Concerned of(List<Template> library, List<Code> codes, Map<String, Long> uses) {
    List<ConcernedTemplate> concerned = new ArrayList<>();
    for (Template template : library) {
      double chance = 0;
      for (Code code : codes) {
        boolean says = template.isConcernedBy(code.code(), Set.copyOf(code.classes()));
        chance += says ? code.share() : 0;
      }
      if (chance > 0) {
        concerned.add(
            new ConcernedTemplate(
                template.id(),
                template.elementType(),
                template.codeEdition(),
                Math.min(1, chance),
                uses.getOrDefault(template.id(), 0L)));
      }
    }
    concerned.sort(
        Comparator.comparingDouble(ConcernedTemplate::chance)
            .thenComparingLong(ConcernedTemplate::elements)
            .reversed()
            .thenComparing(ConcernedTemplate::templateId));
    return new Concerned(concerned.size(), concerned.subList(0, Math.min(MOST, concerned.size())));
  }
}
