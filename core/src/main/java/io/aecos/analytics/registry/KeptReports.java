package io.aecos.analytics.registry;

import java.util.List;
import java.util.Optional;

/** The history of reports. Each is its owner's alone. */
public interface KeptReports {

  /** What the owner asked for with this scope, the latest first. */
  List<KeptReport> of(String owner, String scope);

  /** All that the owner ever asked for, the latest first. */
  List<KeptReport> of(String owner);

  /** The report of that id, whoever owns it. */
  Optional<KeptReport> find(String id);

  /** Keeps a report; its id is new. */
  void add(KeptReport report);
}
