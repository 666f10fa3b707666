package io.aecos.analytics.server.settings;

import io.aecos.analytics.workspace.read.FileNames;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads where things are delivered to, and when the server refreshes by itself. */
final class DeliveryKeys {
  private static final int SUBMISSION = 587;

  private DeliveryKeys() {}

  static DeliverySettings delivery(ConfigPart part) {
    part.allow("mail", "folders", "webhooks");
    MailSettings mail = part.says("mail") ? mail(part.part("mail")) : null;
    return part.valid(
        () ->
            new DeliverySettings(
                mail,
                part.texts("folders", List.of()).stream().map(FileNames::path).toList(),
                part.texts("webhooks", List.of())));
  }

  private static MailSettings mail(ConfigPart part) {
    part.allow("host", "port", "security", "from", "user", "passwordFile", "passwordEnv");
    return part.valid(
        () ->
            new MailSettings(
                part.needed("host"),
                part.integer("port", SUBMISSION),
                MailSettings.Security.of(
                    Objects.requireNonNullElse(part.text("security"), "starttls")),
                part.needed("from"),
                part.text("user"),
                path(part.text("passwordFile")),
                part.text("passwordEnv")));
  }

  static RefreshSettings refresh(ConfigPart part) {
    part.allow("at");
    String at = part.text("at");
    if (at == null) {
      return RefreshSettings.DEFAULTS;
    }
    try {
      return new RefreshSettings(at.equals("off") ? null : LocalTime.parse(at));
    } catch (DateTimeException e) {
      throw part.invalid("at", "must be a time of day like 03:30, or off, not '" + at + "'");
    }
  }

  private static @Nullable Path path(@Nullable String name) {
    return name == null ? null : FileNames.path(name);
  }
}
