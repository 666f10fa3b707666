package io.aecos.analytics.server.settings;

import io.aecos.analytics.engine.s3.S3Place;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.server.settings.ReportSettings.Secret;
import io.aecos.analytics.workspace.read.FileNames;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code retention} of {@code config.yaml}. */
final class RetentionKeys {
  /** That of most stores that are not Amazon's. */
  private static final String REGION = "us-east-1";

  private static final int CACHE_MB = 1_024;

  private RetentionKeys() {}

  static RetentionSettings read(ConfigPart part) {
    part.allow("keep", "then", "modules", "hold", "archive", "s3");
    RetentionRules rules =
        new RetentionRules(keep(part, "keep", part.text("keep")), modules(part), held(part));
    S3Settings s3 = part.says("s3") ? s3(part.part("s3")) : null;
    boolean said = part.says("keep") || part.says("modules");
    return part.valid(
        () -> new RetentionSettings(rules, said, removes(part), path(part.text("archive")), s3));
  }

  private static S3Settings s3(ConfigPart part) {
    part.allow(
        "endpoint",
        "bucket",
        "prefix",
        "region",
        "pathStyle",
        "accessKey",
        "secretKeyFile",
        "secretKeyEnv",
        "cacheMb");
    return part.valid(
        () ->
            new S3Settings(
                S3Place.of(
                    part.needed("endpoint"),
                    part.needed("bucket"),
                    Objects.requireNonNullElse(part.text("prefix"), ""),
                    Objects.requireNonNullElse(part.text("region"), REGION),
                    part.flag("pathStyle", true)),
                part.needed("accessKey"),
                new Secret(path(part.text("secretKeyFile")), part.text("secretKeyEnv")),
                part.integer("cacheMb", CACHE_MB)));
  }

  private static @Nullable Path path(@Nullable String name) {
    return name == null ? null : FileNames.path(name);
  }

  private static Map<String, Keep> modules(ConfigPart part) {
    Map<String, Keep> modules = new LinkedHashMap<>();
    part.pairs("modules").forEach((name, text) -> modules.put(name, keep(part, "modules", text)));
    return modules;
  }

  private static Keep keep(ConfigPart part, String name, @Nullable String text) {
    try {
      return text == null ? Keep.FOREVER : Keep.parse(text);
    } catch (IllegalArgumentException e) {
      throw part.invalid(name, String.valueOf(e.getMessage()));
    }
  }

  private static Set<String> held(ConfigPart part) {
    return part.texts("hold", List.of()).stream()
        .map(Names::normal)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static boolean removes(ConfigPart part) {
    String then = part.text("then");
    if (then == null || then.equals("archive")) {
      return false;
    }
    if (then.equals("remove")) {
      return true;
    }
    throw part.invalid("then", "must be archive or remove, not '" + then + "'");
  }
}
