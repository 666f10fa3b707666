package io.aecos.analytics.sheet;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One page of the dashboard and what stands on it, top to bottom: {@code lead}, {@code cards},
 * {@code panels}, {@code sections}. {@code own} is of the viewer's own events.
 */
public record Sheet(
    String name,
    Heading heading,
    Audience audience,
    Cards cards,
    Content content,
    String location) {

  /** What it is called, its number in the set, and the question that its reader comes with. */
  public record Heading(String title, String number, String question) {}

  /** The roles that it is for, and those that begin with it. */
  public record Audience(Set<Role> roles, Set<Role> home, boolean own) {

    public Audience {
      roles = Set.copyOf(roles);
      home = Set.copyOf(home);
    }
  }

  /** The metrics that have a card, in this order, and those of the sheet that need none. */
  public record Cards(List<String> shown, List<String> uncarded) {

    public Cards {
      shown = List.copyOf(shown);
      uncarded = List.copyOf(uncarded);
    }
  }

  /** The panels above the cards, below them, and under titles of their own. */
  public record Content(List<Panel> lead, List<Panel> panels, List<Section> sections) {

    public Content {
      lead = List.copyOf(lead);
      panels = List.copyOf(panels);
      sections = List.copyOf(sections);
    }

    /** All of them. */
    public Stream<Panel> all() {
      return Stream.of(
              lead.stream(),
              panels.stream(),
              sections.stream().flatMap(section -> section.panels().stream()))
          .flatMap(panels -> panels);
    }
  }

  public String title() {
    return heading.title();
  }

  /** Its metrics: those that have a card in their order, then all others of the catalogue. */
  public List<Metric> metrics(MetricCatalog catalog) {
    Set<Metric> all = new LinkedHashSet<>();
    cards.shown().forEach(metric -> all.add(catalog.get(metric)));
    catalog.metrics().stream().filter(metric -> metric.tab().equals(name)).forEach(all::add);
    return List.copyOf(all);
  }

  /** What of it is for {@code role}. */
  public Sheet of(Role role) {
    return new Sheet(
        name,
        heading,
        audience,
        cards,
        new Content(
            of(role, content.lead()),
            of(role, content.panels()),
            content.sections().stream()
                .filter(section -> section.roles().contains(role))
                .map(
                    section ->
                        new Section(
                            section.title(),
                            section.open(),
                            of(role, section.panels()),
                            section.roles()))
                .toList()),
        location);
  }

  private static List<Panel> of(Role role, List<Panel> panels) {
    return panels.stream().filter(panel -> panel.roles().contains(role)).toList();
  }
}
