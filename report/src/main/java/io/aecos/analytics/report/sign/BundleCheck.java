package io.aecos.analytics.report.sign;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks files beside their signed manifest: all that it names, as it names them, and no others.
 */
final class BundleCheck {
  static final String MANIFEST = "manifest.json";
  static final String SIGNATURE = "manifest.p7s";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private BundleCheck() {}

  static Verdict check(Map<String, byte[]> files) {
    byte[] manifest = files.get(MANIFEST);
    byte[] signature = files.get(SIGNATURE);
    if (manifest == null || signature == null) {
      return Verdict.broken((manifest == null ? MANIFEST : SIGNATURE) + " is missing")
          .with(manifest);
    }
    Verdict verdict = CmsCheck.check(signature, manifest, null).with(manifest);
    String wrong = verdict.whole() ? wrong(manifest, files) : null;
    return wrong == null ? verdict : verdict.but(wrong);
  }

  private static @Nullable String wrong(byte[] manifest, Map<String, byte[]> files) {
    Set<String> rest = new TreeSet<>(files.keySet());
    rest.remove(MANIFEST);
    rest.remove(SIGNATURE);
    try {
      for (JsonNode file : JSON.readTree(manifest).path("files")) {
        String name = file.path("name").asString("");
        byte[] content = files.get(name);
        if (content == null) {
          return name + " is missing";
        }
        if (!sha256(content).equals(file.path("sha256").asString(""))) {
          return name + " was changed";
        }
        rest.remove(name);
      }
    } catch (JacksonException e) {
      return MANIFEST + " cannot be read";
    }
    return rest.isEmpty() ? null : String.join(", ", rest) + " was added";
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
