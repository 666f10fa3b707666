package io.aecos.analytics.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that its owner is told of, kept in the same moment in which it came to be so. {@code
 * about} names what it is about, such as an alert or a schedule; {@code link} is an address of the
 * dashboard that shows it, "" where none does; {@code readAt} is null until it was read. {@code
 * delivery} says how far its way to the outside has got, {@code message} where it went or why it
 * did not.
 */
public record Notice(
    String id,
    String owner,
    String about,
    String kind,
    String title,
    String text,
    String link,
    Instant at,
    @Nullable Instant readAt,
    Delivery delivery,
    String message) {

  /** How far its way to the outside has got. */
  public enum Delivery {
    /** It stays in the product. */
    NONE,
    WAITING,
    /** Being handed over; whoever finds it cannot know whether it has arrived. */
    SENDING,
    SENT,
    FAILED
  }

  public Notice with(Delivery how, String words) {
    return new Notice(id, owner, about, kind, title, text, link, at, readAt, how, words);
  }
}
