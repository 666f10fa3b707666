package io.aecos.analytics.intake;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.SentBy;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tells whether an amendment is about an event that its sender has sent: one in the ledger or, if
 * it is not there, earlier in the same delivery.
 */
final class OwnAmendments {
  private final Ledger ledger;
  private final Sender sender;
  private final Set<UUID> sent = new HashSet<>();

  OwnAmendments(Ledger ledger, Sender sender) {
    this.ledger = ledger;
    this.sender = sender;
  }

  /** Why {@code event} is refused, if it amends what is not its sender's. */
  Optional<String> refusal(Event event) {
    if (sender.rights().amendsOthers()) {
      return Optional.empty();
    }
    if (!Amendment.is(event)) {
      sent.add(event.id());
      return Optional.empty();
    }
    UUID target = Amendment.target(event);
    Optional<SentBy> by = ledger.senderOf(target);
    boolean own = by.map(sender.by()::equals).orElse(sent.contains(target));
    return own
        ? Optional.empty()
        : Optional.of("attributes.amends: you may amend only events that you have sent");
  }
}
