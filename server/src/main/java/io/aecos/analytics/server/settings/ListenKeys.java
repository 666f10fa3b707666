package io.aecos.analytics.server.settings;

import io.aecos.analytics.workspace.read.FileNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads from {@code server} who can reach it. */
final class ListenKeys {
  private ListenKeys() {}

  static ListenSettings read(ConfigPart server) {
    String bind = Objects.requireNonNullElse(server.text("bind"), ListenSettings.LOCAL.bind());
    TlsSettings tls = server.says("tls") ? tls(server.part("tls")) : null;
    return server.valid(() -> new ListenSettings(bind, tls, server.texts("proxy", List.of())));
  }

  private static TlsSettings tls(ConfigPart part) {
    part.allow("certificate", "key", "keystore", "passwordFile");
    return part.valid(
        () ->
            new TlsSettings(
                file(part, "certificate"),
                file(part, "key"),
                file(part, "keystore"),
                file(part, "passwordFile")));
  }

  /** A file that is named absolutely, since it is not told where the server is started. */
  static @Nullable Path file(ConfigPart part, String name) {
    String text = part.text(name);
    if (text == null) {
      return null;
    }
    Path path = FileNames.path(text);
    if (!path.isAbsolute()) {
      throw part.invalid(name, "must be an absolute path, not '" + text + "'");
    }
    return path;
  }
}
