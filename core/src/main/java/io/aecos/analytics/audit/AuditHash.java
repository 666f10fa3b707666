package io.aecos.analytics.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The chain's hash: SHA-256 over parts, each after its length in bytes (four bytes, the highest
 * first), so that no character can be moved from one field into its neighbour unnoticed. The parts
 * of an entry are {@code aecos-analytics-audit-1}, its number in decimal digits, its fields in the
 * order of {@link AuditRow#FIELDS} in UTF-8, and the hash and the signature of the entry before it
 * as they are written, in hexadecimal.
 */
final class AuditHash {
  private static final String FORMAT = "aecos-analytics-audit-1";

  private AuditHash() {}

  /** The hash of the entry {@code seq} that follows {@code before}. */
  static String of(long seq, List<byte[]> fields, String previous, String signatureBefore) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(bytes(FORMAT));
    parts.add(bytes(Long.toString(seq)));
    parts.addAll(fields);
    parts.add(bytes(previous));
    parts.add(bytes(signatureBefore));
    return sha256(joined(parts));
  }

  /** {@code texts}, each after its length. */
  static byte[] joined(String... texts) {
    List<byte[]> parts = new ArrayList<>();
    for (String text : texts) {
      parts.add(bytes(text));
    }
    return joined(parts);
  }

  private static byte[] joined(List<byte[]> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(all)) {
      for (byte[] part : parts) {
        out.writeInt(part.length);
        out.write(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toByteArray();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
