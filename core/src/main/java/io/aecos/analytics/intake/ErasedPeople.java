package io.aecos.analytics.intake;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.pseudonym.NameKey;
import io.aecos.analytics.pseudonym.NamedInText;
import io.aecos.analytics.pseudonym.NamedPeople;
import io.aecos.analytics.pseudonym.Pseudonyms;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Whose names are replaced by pseudonyms on their way in. Ids are made before, of what was
 * received, so the same record stays the same event. Safe for use by many threads.
 */
public final class ErasedPeople {
  private final NamedPeople people;
  private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
  private volatile Pseudonyms pseudonyms = new Pseudonyms(NameKey.random(), Map.of());

  /** Nobody is erased yet; {@code catalog} says which attributes name people. */
  public ErasedPeople(EventCatalog catalog) {
    this.people = new NamedPeople(catalog);
  }

  /** The pseudonyms as they are now. */
  public Pseudonyms now() {
    return pseudonyms;
  }

  /**
   * From now on these names are replaced. Returns once no delivery that began before can still
   * reach the ledger.
   */
  public void become(Pseudonyms others) {
    lock.writeLock().lock();
    try {
      pseudonyms = others;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** What {@code work} gives, during which nobody else is erased. */
  <T> T meanwhile(Supplier<T> work) {
    lock.readLock().lock();
    try {
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The event with pseudonyms in the places of erased names. */
  public Event renamed(Event event) {
    Pseudonyms names = pseudonyms;
    return names.byDigest().isEmpty() ? event : people.renamed(event, names);
  }

  /** The same for what is no event. */
  public byte[] renamed(byte[] raw) {
    Pseudonyms names = pseudonyms;
    return names.byDigest().isEmpty() ? raw : NamedInText.raw(raw, names);
  }

  /** The same for words about it. */
  public String renamed(String text) {
    Pseudonyms names = pseudonyms;
    return names.byDigest().isEmpty() ? text : NamedInText.text(text, names);
  }
}
