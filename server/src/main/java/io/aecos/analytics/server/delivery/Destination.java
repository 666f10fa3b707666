package io.aecos.analytics.server.delivery;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where something goes. */
public sealed interface Destination {

  /** Whether it does no harm to hand over there again what may have arrived already. */
  boolean takesAgain();

  /** In a word or two, without what others must not know. */
  String words();

  /** Into a folder of the server's machine. */
  record Folder(Path path) implements Destination {
    @Override
    public boolean takesAgain() {
      return true;
    }

    @Override
    public String words() {
      return path.toString();
    }
  }

  /** By mail. */
  record Mail(List<String> to) implements Destination {
    public Mail {
      to = List.copyOf(to);
    }

    @Override
    public boolean takesAgain() {
      return false;
    }

    @Override
    public String words() {
      return String.join(", ", to);
    }
  }

  /** To a program that listens; {@code secret} signs what it is sent. */
  record Webhook(URI url, String secret, Format format) implements Destination {
    /** What the program understands. */
    public enum Format {
      /** A signed document of this product's. */
      GENERIC,
      /** A message for Slack's incoming webhooks. */
      SLACK,
      /** A card for a workflow of Microsoft Teams. */
      TEAMS
    }

    @Override
    public boolean takesAgain() {
      return false;
    }

    /** Whoever knows the address of a Slack or Teams webhook can write there. */
    @Override
    public String words() {
      return url.getScheme() + "://" + url.getAuthority() + "/…";
    }

    @Override
    public String toString() {
      return "Webhook[" + words() + ", " + format + "]";
    }
  }
}
