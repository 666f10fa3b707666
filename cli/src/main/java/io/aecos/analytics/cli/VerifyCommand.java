package io.aecos.analytics.cli;

import io.aecos.analytics.report.sign.Check;
import io.aecos.analytics.report.sign.KnownSigners;
import io.aecos.analytics.report.sign.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code verify}: who signed a report, when, and whether it is as it was; needs no server. */
@Command(
    name = "verify",
    description = "Check a signed report: who, when, what, and whether it is whole.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics verify monthly-report-october-2026-firm.pdf",
      "  aecos analytics verify tower.zip --signer firm.pem --json",
      "",
      "Exit codes: 0 whole, 1 changed or by an unknown signer, 3 cannot be read."
    })
final class VerifyCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "PATH", description = "A PDF, a zip file or its unpacked folder.")
  Path path = Path.of("");

  @Option(
      names = "--signer",
      paramLabel = "PEM",
      description = "A certificate to trust, besides those of the data directory. Repeatable.")
  List<Path> signers = List.of();

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Verdict verdict = Check.of(path);
    boolean known = new KnownSigners(data.directory().keys(), signers).know(verdict);
    JsonNode manifest = manifest(verdict.manifest());
    JsonNode ledger =
        verdict.whole() && known ? new LedgerCheck(data).of(manifest) : Api.JSON.nullNode();
    System.out.println(
        json
            ? told(verdict, known, manifest, ledger).toPrettyString()
            : text(verdict, known, manifest, ledger));
    return verdict.whole() && known ? ExitCodes.DONE : ExitCodes.FINDING;
  }

  private static JsonNode manifest(byte @Nullable [] found) {
    try {
      return found == null ? Api.JSON.createObjectNode() : Api.JSON.readTree(found);
    } catch (tools.jackson.core.JacksonException e) {
      return Api.JSON.createObjectNode(); // The verdict says already that it is not whole.
    }
  }

  private static ObjectNode told(
      Verdict verdict, boolean known, JsonNode manifest, JsonNode ledger) {
    ObjectNode told = Api.JSON.createObjectNode();
    told.put("whole", verdict.whole());
    told.put("known", known);
    told.put("signer", verdict.signer());
    told.put("signedAt", verdict.signedAt() == null ? null : verdict.signedAt().toString());
    told.put("stamped", verdict.stamped());
    told.put("reason", reason(verdict, known));
    for (String member : List.of("report", "title", "askedBy", "scope", "madeAt", "watermark")) {
      JsonNode value = manifest.path(member);
      told.set(member, value.isMissingNode() ? Api.JSON.nullNode() : value);
    }
    told.set("ledger", ledger);
    return told;
  }

  private static String reason(Verdict verdict, boolean known) {
    return verdict.whole() && !known
        ? "nothing says that the signer is who they say: "
            + "give their certificate with --signer, or put it into keys/trusted"
        : verdict.reason();
  }

  private static String text(Verdict verdict, boolean known, JsonNode manifest, JsonNode ledger) {
    List<String> lines = new ArrayList<>();
    lines.add(
        !verdict.whole()
            ? "NOT WHOLE: " + verdict.reason()
            : known
                ? "Whole: not one byte was changed"
                : "UNKNOWN SIGNER: " + reason(verdict, false));
    if (verdict.signer() != null) {
      String by = verdict.stamped() ? " (by a time stamp server)" : " (by the signer's clock)";
      lines.add("Signed by " + verdict.signer() + " on " + verdict.signedAt() + by);
    }
    if (manifest.has("title")) {
      lines.add("What      " + manifest.path("title").asString(""));
      lines.add(
          "For       "
              + manifest.path("askedBy").asString("")
              + ", scope: "
              + manifest.path("scope").asString(""));
      lines.add("Counted   up to ledger row " + manifest.path("watermark").path("seq").asLong(0));
    }
    if (ledger.has("same")) {
      lines.add("Ledger    " + asked(ledger));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String asked(JsonNode ledger) {
    String reason = ledger.path("reason").asString("");
    if (ledger.path("same").isNull()) {
      return "cannot tell whether it still gives the same figures: " + reason;
    }
    return ledger.path("same").asBoolean(false)
        ? "still gives the same figures"
        : "gives other figures now: " + reason;
  }
}
