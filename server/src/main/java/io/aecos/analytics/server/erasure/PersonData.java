package io.aecos.analytics.server.erasure;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.QuarantineBook.Entry;
import io.aecos.analytics.pseudonym.NamedInText;
import io.aecos.analytics.pseudonym.NamedPeople;
import io.aecos.analytics.pseudonym.Renaming;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.KeptReport;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.OpenSession;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.SavedView;
import io.aecos.analytics.registry.Token;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * All that is known of a person as one JSON object: their account without secrets, what is kept for
 * them, and every event, quarantined item and audit entry that names them. It goes through the
 * whole ledger, also what was amended or superseded, and holds none of it.
 */
public final class PersonData {
  private static final int PAGE = 5_000;

  private final Registry registry;
  private final Ledger ledger;
  private final AuditTrail trail;
  private final NamedPeople people;
  private final Clock clock;

  public PersonData(
      Registry registry, Ledger ledger, AuditTrail trail, NamedPeople people, Clock clock) {
    this.registry = registry;
    this.ledger = ledger;
    this.trail = trail;
    this.people = people;
    this.clock = clock;
  }

  /** What the registry knows, and under which names the rest is looked for. */
  record Known(
      Person person,
      List<Membership> memberships,
      List<Token> tokens,
      List<OpenSession> sessions,
      List<SavedView> views,
      List<KeptReport> reports) {

    /** By what they are called here and in AEC OS. */
    Set<String> names() {
      Set<String> names = new TreeSet<>(person.identities());
      names.add(person.name());
      return names;
    }
  }

  /** What the registry knows of somebody; throws {@code NOT_FOUND}. */
  Known of(String name) {
    return registry.read(
        entries -> {
          Person person =
              entries.people().find(name).orElseThrow(() -> Directory.notFound("person", name));
          return new Known(
              person,
              entries.teams().of(person.name()),
              entries.tokens().all().stream()
                  .filter(token -> person.name().equals(token.actingAs()))
                  .toList(),
              entries.sessions().of(person.name()),
              entries.views().of(person.name()),
              entries.reports().of(person.name()));
        });
  }

  void write(Known known, OutputStream out) {
    Set<String> names = known.names();
    Renaming mine = name -> names.contains(String.valueOf(Names.normal(name))) ? "" : null;
    try (JsonGenerator json =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringProperty("exportedAt", clock.instant().toString());
      account(known, json);
      kept(known, json);
      events(mine, json);
      quarantined(mine, json);
      audited(mine, json);
      json.writeEndObject();
    }
  }

  private static void account(Known known, JsonGenerator json) {
    Person person = known.person();
    json.writeObjectPropertyStart("account");
    text(json, "name", person.name());
    text(json, "role", word(person.role()));
    json.writeBooleanProperty("active", person.active());
    json.writeBooleanProperty("password", person.passwordHash() != null);
    text(json, "createdAt", person.createdAt());
    json.writeEndObject();
    json.writeArrayPropertyStart("identities");
    new TreeSet<>(person.identities()).forEach(json::writeString);
    json.writeEndArray();
    list(
        json,
        "memberships",
        known.memberships(),
        one -> {
          text(json, "team", one.team());
          text(json, "from", one.from());
          text(json, "to", one.to());
          json.writeBooleanProperty("lead", one.lead());
        });
  }

  private static void kept(Known known, JsonGenerator json) {
    list(
        json,
        "tokens",
        known.tokens(),
        one -> {
          text(json, "name", one.name());
          text(
              json,
              "scopes",
              String.join(" ", one.scopes().stream().map(PersonData::word).sorted().toList()));
          text(json, "projects", String.join(" ", new TreeSet<>(one.projects())));
          text(json, "createdAt", one.createdAt());
          text(json, "expiresAt", one.expiresAt());
          text(json, "usedAt", one.usedAt());
          text(json, "revokedAt", one.revokedAt());
        });
    list(
        json,
        "sessions",
        known.sessions(),
        one -> {
          text(json, "method", word(one.method()));
          text(json, "openedAt", one.openedAt());
          text(json, "seenAt", one.seenAt());
          text(json, "expiresAt", one.expiresAt());
        });
    list(
        json,
        "views",
        known.views(),
        one -> {
          text(json, "name", one.name());
          text(json, "url", one.url());
          text(json, "savedAt", one.savedAt());
        });
    list(
        json,
        "reports",
        known.reports(),
        one -> {
          text(json, "report", one.report());
          text(json, "format", one.format());
          text(json, "title", one.title());
          text(json, "askedAt", one.askedAt());
        });
  }

  private void events(Renaming mine, JsonGenerator json) {
    json.writeArrayPropertyStart("events");
    List<LedgerRow> rows = ledger.read(0, PAGE);
    while (!rows.isEmpty()) {
      for (LedgerRow row : rows) {
        if (people.renamed(row.event(), mine) != row.event()) {
          json.writeStartObject();
          json.writeNumberProperty("seq", row.seq());
          text(json, "receivedAt", row.receivedAt());
          json.writeName("event");
          json.writeRawValue(new String(EventJson.write(row.event()), StandardCharsets.UTF_8));
          json.writeEndObject();
        }
      }
      rows = ledger.read(rows.get(rows.size() - 1).seq(), PAGE);
    }
    json.writeEndArray();
  }

  private void quarantined(Renaming mine, JsonGenerator json) {
    json.writeArrayPropertyStart("quarantined");
    QuarantinePages.each(
        ledger.quarantine(),
        entry -> {
          if (names(entry, mine)) {
            json.writeStartObject();
            text(json, "id", entry.item().id());
            text(json, "receivedAt", entry.receivedAt());
            text(json, "source", entry.item().source());
            text(json, "location", entry.item().location());
            text(json, "reason", entry.item().reason());
            text(json, "received", new String(entry.item().raw(), StandardCharsets.UTF_8));
            json.writeEndObject();
          }
        });
    json.writeEndArray();
  }

  private static boolean names(Entry entry, Renaming mine) {
    byte[] raw = entry.item().raw();
    return !Arrays.equals(raw, NamedInText.raw(raw, mine))
        || (entry.decision() != null && mine.of(entry.decision().by()) != null);
  }

  private void audited(Renaming mine, JsonGenerator json) {
    json.writeArrayPropertyStart("auditEntries");
    trail.each(
        entry -> {
          AuditAct act = entry.act();
          String told = act.actor().who() + "\n" + act.target() + "\n" + act.filters();
          if (!NamedInText.text(told, mine).equals(told)) {
            json.writeStartObject();
            json.writeNumberProperty("seq", entry.seq());
            text(json, "at", act.at());
            text(json, "who", act.actor().who());
            text(json, "how", act.actor().how());
            text(json, "action", act.action());
            text(json, "target", act.target());
            text(json, "scope", act.scope());
            text(json, "filters", act.filters());
            text(json, "outcome", word(act.outcome()));
            text(json, "from", act.origin());
            json.writeEndObject();
          }
        });
    json.writeEndArray();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static void text(JsonGenerator json, String name, @Nullable Object value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value.toString());
    }
  }

  private static <T> void list(
      JsonGenerator json, String name, List<T> values, java.util.function.Consumer<T> members) {
    json.writeArrayPropertyStart(name);
    for (T value : values) {
      json.writeStartObject();
      members.accept(value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
