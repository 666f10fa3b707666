package io.aecos.analytics.intake;

import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.SentBy;
import io.aecos.analytics.ledger.SentBy.Kind;

/** Who hands a delivery in, and what they may deliver. */
public record Sender(SentBy by, Rights rights) {

  /** A connector, or the server itself, that delivers under this accounting key. */
  static Sender within(String source) {
    Kind kind = source.startsWith(Ledger.CONNECTOR_SOURCES) ? Kind.CONNECTOR : Kind.SERVER;
    return new Sender(new SentBy(kind, source), Rights.all());
  }

  /** Who holds a token. */
  public static Sender program(String name, Rights rights) {
    return new Sender(new SentBy(Kind.PROGRAM, name), rights);
  }

  /** Who is signed in. */
  public static Sender person(String name, Rights rights) {
    return new Sender(new SentBy(Kind.PERSON, name), rights);
  }
}
