package io.aecos.analytics.cli;

import io.aecos.analytics.audit.AuditFault;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.audit.AuditVerdict;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit verify}: goes through the whole chain. */
@Command(
    name = "verify",
    description = {
      "Goes through the whole audit trail: numbers, hashes, signatures, and its anchor.",
      "Works on a copy and without a server. Exit code 0 whole, 1 broken, 3 not readable."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics audit verify",
      "  aecos analytics audit verify --file evidence/audit.sqlite --key 3f0a…"
    })
final class AuditVerify implements Callable<Integer> {
  private static final String BEHIND =
      "warning: audit.head is older than this copy, so entries that were cut off behind the last"
          + " one would not show; copy both again, or verify a backup";

  @Mixin AuditFileOptions trail = new AuditFileOptions();

  @Option(
      names = "--key",
      paramLabel = "FINGERPRINT",
      description = "The fingerprint that the server's key is known to have, as noted elsewhere.")
  @Nullable String key;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    AuditVerdict verdict = verdict();
    System.out.println(
        json
            ? Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(told(verdict))
            : text(verdict));
    return isFine(verdict) ? ExitCodes.DONE : ExitCodes.FINDING;
  }

  private AuditVerdict verdict() {
    AuditFault lost = trail.lost().orElse(null);
    if (lost != null) {
      return new AuditVerdict(0, "", 0, null, lost);
    }
    try (AuditTrail opened = trail.open()) {
      return opened.verify();
    }
  }

  private boolean isFine(AuditVerdict verdict) {
    return verdict.isWhole() && isKnownKey(verdict);
  }

  private boolean isKnownKey(AuditVerdict verdict) {
    return key == null || key.strip().equalsIgnoreCase(verdict.key());
  }

  private Map<String, @Nullable Object> told(AuditVerdict verdict) {
    AuditFault fault = verdict.fault();
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("whole", verdict.isWhole());
    told.put("file", trail.place());
    told.put("entries", verdict.entries());
    told.put("key", verdict.key());
    told.put("keyExpected", key == null ? null : isKnownKey(verdict));
    told.put("anchored", verdict.anchored());
    told.put("beyondAnchor", verdict.beyondAnchor());
    told.put("anchoredAt", verdict.anchoredAt() == null ? null : verdict.anchoredAt().toString());
    told.put("fault", fault == null ? null : told(fault));
    return told;
  }

  private static Map<String, Object> told(AuditFault fault) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("seq", fault.seq());
    told.put("kind", fault.kind().name().toLowerCase(Locale.ROOT));
    told.put("detail", fault.detail());
    return told;
  }

  private String text(AuditVerdict verdict) {
    String signed = verdict.key().isEmpty() ? "" : System.lineSeparator() + "key " + verdict.key();
    return sentence(verdict) + signed;
  }

  private String sentence(AuditVerdict verdict) {
    if (!verdict.isWhole()) {
      return "BROKEN: " + verdict.sentence();
    }
    if (!isKnownKey(verdict)) {
      return "BROKEN: it was signed with another key than the expected one";
    }
    return verdict.sentence() + (isBehind(verdict) ? System.lineSeparator() + BEHIND : "");
  }

  /** Of a copy, which nothing else is known of. */
  private boolean isBehind(AuditVerdict verdict) {
    return trail.isCopy() && verdict.beyondAnchor() > 1;
  }
}
