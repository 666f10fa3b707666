package io.aecos.analytics.server.settings;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where scheduled reports and alerts may go. {@code mail} is null where none is sent. Whoever is no
 * administrator has files put into {@code folders} and below them only, and calls only the hosts
 * {@code webhooks}.
 */
public record DeliverySettings(
    @Nullable MailSettings mail, List<Path> folders, List<String> webhooks) {
  public static final DeliverySettings DEFAULTS = new DeliverySettings(null, List.of(), List.of());

  public DeliverySettings {
    folders = List.copyOf(folders);
    webhooks = List.copyOf(webhooks);
    for (Path folder : folders) {
      if (!folder.isAbsolute()) {
        throw new IllegalArgumentException("folders must be absolute paths, not '" + folder + "'");
      }
    }
  }
}
