package io.aecos.analytics.server.books;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.overlap.Overlap;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.query.Losses;
import io.aecos.analytics.query.SourceFacts;
import io.aecos.analytics.query.SourcesSeen;
import io.aecos.analytics.query.UnknownTypes;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books beside the events: sources and accounting. */
@RestController
public final class BooksEndpoint {
  private final Ledger ledger;
  private final Projection projection;
  private final Overlap overlap;
  private final EventCatalog catalog;

  public BooksEndpoint(
      Ledger ledger, Projection projection, Overlap overlap, EventCatalog catalog) {
    this.ledger = ledger;
    this.projection = projection;
    this.overlap = overlap;
    this.catalog = catalog;
  }

  @GetMapping("/api/sources")
  @Requires(Permission.READ_STATUS)
  public SourcesJson sources(Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of());
    Scope scope = viewer.scope();
    return new SourcesJson(
        ledger.sources().projects().stream()
            .filter(project -> scope.seesProject(project.key()))
            .map(SourcesJson.ProjectJson::of)
            .toList(),
        SourcesSeen.states(ledger.sources(), scope).stream()
            .map(SourcesJson.SourceJson::of)
            .toList(),
        SourcesSeen.chains(ledger.sources(), scope).stream()
            .map(SourcesJson.ChainJson::of)
            .toList(),
        UnknownTypes.seenBy(viewer, catalog, projection).entrySet().stream()
            .map(
                entry ->
                    new SourcesJson.UnknownTypeJson(entry.getKey().toString(), entry.getValue()))
            .toList(),
        overlap.counted(scope).stream().map(SourcesJson.CountedJson::of).toList(),
        Losses.in(scope, projection).stream().map(SourcesJson.LossJson::of).toList());
  }

  /** The whole firm's, whoever may see a part of it: so only to administrators. */
  @GetMapping("/api/accounting")
  @Requires(Permission.READ_BOOKS)
  public AccountingJson accounting(@RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of());
    return AccountingJson.of(ledger.accounting(), SourceFacts.of(ledger).untold());
  }
}
