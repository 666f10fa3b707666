package io.aecos.analytics.retention;

import io.aecos.analytics.ledger.ArchivedPart;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks whether an archive still holds what ledgers gave it. */
record ArchiveCheck(Archive archive) {

  /** One sentence for each part that is not as it was written. */
  List<String> faults(List<ArchivedPart> parts) {
    return parts.stream().flatMap(part -> archive.fault(part).stream()).toList();
  }

  static Set<String> files(List<ArchivedPart> parts) {
    return parts.stream().map(ArchivedPart::file).collect(Collectors.toSet());
  }
}
