package io.aecos.analytics.audit;

import io.aecos.analytics.event.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The head of a trail, kept outside of its table, so that a tail that was cut off shows: the last
 * entry's number and seal, when it was anchored, the key, and that key's signature of all this. The
 * file has one of these on each line, in this order.
 */
public record AuditAnchor(
    long seq,
    String hash,
    String entrySignature,
    Instant at,
    AuditPublicKey key,
    String signature) {
  /** The name of the file, beside that of the trail. */
  public static final String FILE = "audit.head";

  /** How many entries may be on the disk before their anchor is, where it is the only one. */
  static final int IN_FLIGHT = 1;

  private static final String FORMAT = "aecos-analytics-audit-head-1";
  private static final int LINES = 7;

  static AuditAnchor of(long seq, AuditSeal seal, Instant at, AuditKey key) {
    String signed = key.sign(message(seq, seal.hash(), seal.signature(), at));
    return new AuditAnchor(seq, seal.hash(), seal.signature(), at, key.known(), signed);
  }

  private static byte[] message(long seq, String hash, String entrySignature, Instant at) {
    return AuditHash.joined(
        FORMAT, Long.toString(seq), hash, entrySignature, Long.toString(Micros.of(at)));
  }

  /** The seal of the entry that it vouches for, as far as it knows that. */
  AuditSeal seal() {
    return new AuditSeal("", hash, entrySignature);
  }

  /** Whether the key that it names signed it. */
  boolean isSigned() {
    return key.signed(signature, message(seq, hash, entrySignature, at));
  }

  /**
   * The anchor in {@code file}; empty where there is no file.
   *
   * @throws IllegalArgumentException where it holds no anchor
   */
  static Optional<AuditAnchor> read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new IllegalArgumentException("no text", e);
    }
    if (lines.size() != LINES || !lines.get(0).equals(FORMAT)) {
      throw new IllegalArgumentException("no anchor of this format");
    }
    return Optional.of(
        new AuditAnchor(
            Long.parseLong(lines.get(1)),
            lines.get(2),
            lines.get(3),
            Micros.toInstant(Long.parseLong(lines.get(4))),
            AuditPublicKey.parse(lines.get(5)),
            lines.get(6)));
  }

  void write(Path file) throws IOException {
    PrivateFile.replace(
        file,
        String.join(
                "\n",
                FORMAT,
                Long.toString(seq),
                hash,
                entrySignature,
                Long.toString(Micros.of(at)),
                key.text(),
                signature)
            + "\n");
  }
}
