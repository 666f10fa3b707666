package io.aecos.analytics.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people were told of. */
public interface Notices {

  /** What the owner was told, the latest first, at most {@code limit}. */
  List<Notice> of(String owner, int limit);

  /** How many of them were not read. */
  int unread(String owner);

  Optional<Notice> find(String id);

  /** All that waits to be delivered or is being handed over, the oldest first. */
  List<Notice> waiting();

  /** Keeps a notice and tells whether it is new: one of the same id is told once. */
  boolean add(Notice notice);

  /** Keeps how far the delivery of a notice has got. */
  void put(Notice notice);

  /** Marks one as read, or all where {@code id} is null. */
  int read(String owner, @Nullable String id, Instant at);
}
