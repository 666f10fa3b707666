package io.aecos.analytics.server.delivery;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.settings.DeliverySettings;
import io.aecos.analytics.workspace.read.FileNames;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Understands where something is to go, and who may send it there: administrators anywhere, others
 * by mail, and where the settings say. It is asked again before each delivery, so that what a
 * person may not any more is not done.
 */
public final class Destinations {
  static final String SECRET = "whsec_";
  private static final int MOST_PEOPLE = 100;
  private static final int LONGEST_URL = 2_000;
  private static final int SECRET_BYTES = 32;

  private final DeliverySettings settings;

  public Destinations(DeliverySettings settings) {
    this.settings = settings;
  }

  /** What is to be kept of {@code asked}; a webhook without a secret gets one. */
  public DestinationJson kept(DestinationJson asked) {
    boolean signs = asked.webhook() != null && format(asked) == Destination.Webhook.Format.GENERIC;
    return signs && asked.secret() == null ? asked.withSecret(secret()) : asked;
  }

  private static String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return SECRET + Base64.getEncoder().encodeToString(secret);
  }

  /** Where {@code sender} wants it to go; empty for nowhere. Refused where they may not. */
  public Optional<Destination> of(Viewer sender, DestinationJson asked) {
    long ways =
        Stream.of(asked.folder(), asked.mail(), asked.webhook()).filter(way -> way != null).count();
    if (ways > 1) {
      throw wrong("deliver", "names one way: folder, mail or webhook", List.of());
    }
    if (asked.webhook() == null && (asked.secret() != null || asked.format() != null)) {
      throw wrong("deliver", "has a secret or a format, which are of a webhook", List.of());
    }
    boolean anywhere = sender.role() == Viewer.Role.ADMIN;
    if (asked.folder() != null) {
      return Optional.of(folder(asked.folder(), anywhere));
    }
    if (asked.mail() != null) {
      return Optional.of(mail(asked.mail()));
    }
    return asked.webhook() == null ? Optional.empty() : Optional.of(webhook(asked, anywhere));
  }

  private Destination.Folder folder(String name, boolean anywhere) {
    Path path;
    try {
      path = FileNames.path(name);
    } catch (InvalidPathException e) {
      throw wrong("folder", "is no path: " + e.getReason(), List.of());
    }
    if (!path.isAbsolute()) {
      throw wrong("folder", "must be an absolute path on the server's machine", List.of());
    }
    if (!Files.isDirectory(path)) {
      throw wrong("folder", path + " is no folder on the server's machine", List.of());
    }
    if (!anywhere && settings.folders().stream().noneMatch(root -> isWithin(path, root))) {
      throw wrong(
          "folder",
          "is for administrators, or must be in one of delivery.folders of config.yaml",
          settings.folders().stream().map(Path::toString).toList());
    }
    return new Destination.Folder(path);
  }

  private static boolean isWithin(Path path, Path root) {
    try {
      return path.toRealPath().startsWith(root.toRealPath());
    } catch (IOException e) {
      return false; // What is not there is in nothing.
    }
  }

  private Destination.Mail mail(List<@Nullable String> addresses) {
    if (settings.mail() == null) {
      throw wrong(
          "mail", "cannot be sent: config.yaml names no mail server (delivery.mail)", List.of());
    }
    if (addresses.isEmpty() || addresses.size() > MOST_PEOPLE) {
      throw wrong("mail", "names 1 to " + MOST_PEOPLE + " addresses", List.of());
    }
    List<String> to = new ArrayList<>();
    for (String address : addresses) {
      to.add(address(address, "mail"));
    }
    return new Destination.Mail(to);
  }

  private static String address(@Nullable String text, String field) {
    try {
      if (text == null || text.chars().anyMatch(Character::isISOControl)) {
        throw new AddressException("it holds control characters, or nothing");
      }
      InternetAddress address = new InternetAddress(text, true);
      if (!address.getAddress().contains("@")) {
        throw new AddressException("it has no @");
      }
      return text;
    } catch (AddressException e) {
      throw wrong(
          field, "'" + printable(text) + "' is no mail address: " + e.getMessage(), List.of());
    }
  }

  private static String printable(@Nullable String text) {
    return String.valueOf(text).replaceAll("\\p{Cntrl}", "?");
  }

  private Destination.Webhook webhook(DestinationJson asked, boolean anywhere) {
    Destination.Webhook.Format format = format(asked);
    Destination.Webhook webhook = address(String.valueOf(asked.webhook()));
    URI url = webhook.url();
    if (!anywhere && !settings.webhooks().contains(url.getHost())) {
      throw wrong(
          "webhook",
          "is for administrators, or its host must be one of delivery.webhooks of config.yaml",
          settings.webhooks());
    }
    String secret = asked.secret() == null ? "" : asked.secret();
    if (!secret.isEmpty() && (!secret.startsWith(SECRET) || key(secret).length < 24)) {
      throw wrong("secret", "is " + SECRET + " and at least 24 bytes in base64", List.of());
    }
    return new Destination.Webhook(url, secret, format);
  }

  /** The key of a secret; of one that cannot be read, none. */
  static byte[] key(String secret) {
    try {
      return Base64.getDecoder().decode(secret.substring(SECRET.length()));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  static Destination.Webhook address(String text) {
    try {
      URI url = new URI(text);
      String host = url.getHost();
      boolean here = host != null && host.matches("localhost|127\\.0\\.0\\.1|\\[::1]");
      boolean web = "https".equals(url.getScheme()) || (here && "http".equals(url.getScheme()));
      if (host == null || !web || url.getUserInfo() != null || text.length() > LONGEST_URL) {
        throw new URISyntaxException("", "it must begin with https:// and name a host");
      }
      return new Destination.Webhook(url, "", Destination.Webhook.Format.GENERIC);
    } catch (URISyntaxException e) {
      throw wrong("webhook", "is no address to call: " + e.getReason(), List.of());
    }
  }

  private static Destination.Webhook.Format format(DestinationJson asked) {
    String name = asked.format() == null ? "generic" : asked.format();
    return Arrays.stream(Destination.Webhook.Format.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "format",
                    "cannot be '" + printable(name) + "'",
                    List.of("generic", "slack", "teams")));
  }

  private static AnalyticsException wrong(String field, String what, List<String> allowed) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, what, allowed);
  }
}
