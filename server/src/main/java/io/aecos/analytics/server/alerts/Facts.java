package io.aecos.analytics.server.alerts;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.source.AuditChain;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/** What alerts of the server itself are about. */
interface Facts {

  /** The audit chains of the projects whose trail {@code viewer} may see. */
  List<AuditChain> chains(Viewer viewer);

  /** How many items went into quarantine on each UTC day; days without any may be left out. */
  SortedMap<LocalDate, Long> quarantined();

  /** How many bytes are free where the data are. */
  long freeBytes();
}
