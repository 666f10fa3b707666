package io.aecos.analytics.server.erasure;

import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.projection.Followed;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.registry.Erasure;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.csv.Downloads;
import io.aecos.analytics.server.csv.PacedStream;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gives out and erases what is known of a person. */
@RestController
public final class PersonDataEndpoint {
  private final PersonData data;
  private final Erasing erasing;
  private final Ledger ledger;
  private final Projection projection;
  private final Downloads downloads;

  public PersonDataEndpoint(
      PersonData data, Erasing erasing, Ledger ledger, Projection projection, Downloads downloads) {
    this.data = data;
    this.erasing = erasing;
    this.ledger = ledger;
    this.projection = projection;
    this.downloads = downloads;
  }

  @GetMapping(path = "/api/users/data", produces = "application/json")
  @Audited(value = "user.export", query = false)
  @Requires(Permission.ADMINISTER)
  public void export(
      @RequestParam String name, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getMethod().equals("HEAD")) {
      AuditNote.current().nothing();
      return; // Nothing leaves, so nothing may be recorded.
    }
    PersonData.Known known = data.of(name);
    try (Downloads.Place place = downloads.take(response)) {
      AuditNote.current().on(known.person().name()).keep();
      response.setContentType("application/json;charset=UTF-8");
      response.setHeader("Content-Disposition", "attachment; filename=\"person.json\"");
      OutputStream out =
          new BufferedOutputStream(
              new PacedStream(response.getOutputStream(), downloads.patience(), System::nanoTime));
      data.write(known, out);
      out.flush();
    }
  }

  @DeleteMapping("/api/users/data")
  @Audited(value = "user.erase", query = false)
  @Requires(Permission.ADMINISTER)
  @ResponseStatus(HttpStatus.ACCEPTED)
  public ErasureJson erase(@RequestParam String name) {
    AuditNote.current().on(name);
    return json(erasing.erase(name));
  }

  /** How an erasure stands, by the pseudonym that it gave. */
  @GetMapping("/api/users/erasure")
  @Requires(Permission.ADMINISTER)
  public ErasureJson erasure(@RequestParam String person) {
    return json(erasing.find(person));
  }

  private ErasureJson json(Erasure erasure) {
    long total = Math.max(ledger.lastSeq(), erasure.seq());
    boolean shown = erasure.isDone() && isShown(erasure);
    long done = erasure.isDone() ? projection.watermark().seq() : erasing.reached();
    return new ErasureJson(
        erasure.person(),
        shown ? "done" : "running",
        shown ? total : Math.min(done, total),
        total,
        shown ? "" : message(erasure),
        ErasureJson.KEPT);
  }

  private String message(Erasure erasure) {
    if (erasure.isDone()) {
      return "making the projection again";
    }
    String failure = erasing.failure();
    return failure.isEmpty() ? "rewriting the ledger" : "failed, and is tried again: " + failure;
  }

  /** Whether what is asked is answered from what the ledger says since. */
  private boolean isShown(Erasure erasure) {
    Optional<Long> edition = projection.followed().map(Followed::edition);
    return edition.isPresent()
        && edition.get() == ledger.rewriting().edition()
        && projection.watermark().seq() >= erasure.seq();
  }
}
