package io.aecos.analytics.testkit.registry;

import static io.aecos.analytics.testkit.registry.RegistryContract.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.pseudonym.Pseudonyms;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Erasure;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.NotUseful;
import io.aecos.analytics.registry.OpenSession;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.PersonChange;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.SavedView;
import io.aecos.analytics.registry.Token;
import io.aecos.analytics.testkit.fixture.Practice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds an engine to what {@link io.aecos.analytics.registry.Erasures} promises. */
public abstract class ErasuresContract {
  private static final Instant NOW = Practice.MONDAY;

  @SuppressWarnings("NullAway.Init")
  private Registry registry;

  @SuppressWarnings("NullAway.Init")
  private Directory directory;

  /**
   * Opens the registry of the current test, which is empty at first and keeps what it was given.
   */
  protected abstract Registry open();

  @BeforeEach
  void fill() {
    registry = open();
    directory = new Directory(registry);
    directory.add(person("mia", "m.mason", "mason@x.test"));
    directory.add(person("ben", "ben"));
    directory.addTeam("structure");
    directory.join(new Membership("structure", "mia", null, null, true));
    registry.write(
        entries -> {
          entries
              .sessions()
              .put(
                  new OpenSession(
                      "d", "mia", OpenSession.Method.LINK, NOW, NOW, NOW.plus(Duration.ofDays(1))));
          entries.tokens().add(token());
          entries.views().put("mia", new SavedView("mine", "/overview", NOW));
          entries.insightMarks().put("mia", new NotUseful("spike:parses:2026-11-02", "spike", NOW));
          entries
              .views()
              .put("ben", new SavedView("hers", "/overview?user=ben&user=mason%40x.test", NOW));
          return entries;
        });
  }

  @AfterEach
  void closeLast() {
    registry.close();
  }

  @Test
  void erased_goesOnUnderAPseudonym_withWhatFiguresNeedAndNothingElse() {
    String other = directory.erase("mia", NOW).person();
    reopen();

    assertThat(directory.people()).extracting(Person::name).containsExactlyInAnyOrder("ben", other);
    Person erased =
        directory.people().stream()
            .filter(one -> one.name().equals(other))
            .findFirst()
            .orElseThrow();
    assertThat(erased.active()).isFalse();
    assertThat(erased.passwordHash()).isNull();
    assertThat(erased.identities()).containsExactlyInAnyOrder(other + "-2", other + "-3");
    assertThat(directory.teams().get(0).members())
        .containsExactly(new Membership("structure", other, null, null, true));
    assertThat(registry.<List<OpenSession>>read(entries -> entries.sessions().of("mia"))).isEmpty();
    assertThat(registry.<List<SavedView>>read(entries -> entries.views().of("mia"))).isEmpty();
    assertThat(registry.<List<NotUseful>>read(entries -> entries.insightMarks().of("mia")))
        .isEmpty();
    Token token = registry.<List<Token>>read(entries -> entries.tokens().all()).get(0);
    assertThat(token.actingAs()).isEqualTo(other);
    assertThat(token.revokedAt()).isNotNull();
    assertThat(registry.<List<SavedView>>read(entries -> entries.views().of("ben")))
        .extracting(SavedView::url)
        .containsExactly("/overview?user=ben&user=" + other + "-3");
  }

  @Test
  void pseudonyms_areThoseOfEachName_alsoAfterReopening_andOfAllWhoWereErased() {
    String one = directory.erase("mia", NOW).person();
    String two = directory.erase("ben", NOW).person();
    reopen();

    Pseudonyms names = registry.read(entries -> entries.erasures().pseudonyms());
    assertThat(names.of("mia")).isEqualTo(one);
    assertThat(names.of(" m.mason ")).isEqualTo(one + "-2");
    assertThat(names.of("ben")).isEqualTo(two);
    assertThat(names.of("lea")).isNull();
    assertThat(names.byDigest().toString()).doesNotContain("mia");
  }

  @Test
  void erased_cannotBeErasedAgain_norTakenAgain() {
    String other = directory.erase("mia", NOW).person();

    assertRefused(ErrorCode.CONFLICT, () -> directory.erase(other, NOW));
    assertRefused(ErrorCode.NOT_FOUND, () -> directory.erase("mia", NOW));
    assertRefused(ErrorCode.CONFLICT, () -> directory.add(person("mia")));
    assertRefused(ErrorCode.CONFLICT, () -> directory.add(person("new", "m.mason")));
    assertRefused(
        ErrorCode.CONFLICT,
        () -> directory.change("ben", PersonChange.nothing().toIdentities(Set.of("mia"))));
  }

  @Test
  void erasure_keepsHowFarItIs_andRemembersNoHour() {
    Erasure begun = directory.erase("mia", NOW.plusSeconds(3_600));
    assertThat(begun.isDone()).isFalse();
    assertThat(begun.askedAt())
        .isEqualTo(begun.askedAt().truncatedTo(java.time.temporal.ChronoUnit.DAYS));
    put(begun.reached(7, 3));
    reopen();
    assertThat(erasures()).containsExactly(begun.reached(7, 3));

    put(begun.reached(9, 4).done(NOW));
    assertThat(erasures()).containsExactly(begun.reached(9, 4).done(NOW));
    registry.purge();
    assertThat(erasures()).hasSize(1);
  }

  private void put(Erasure erasure) {
    registry.write(
        entries -> {
          entries.erasures().put(erasure);
          return erasure;
        });
  }

  private List<Erasure> erasures() {
    return registry.read(entries -> entries.erasures().all());
  }

  private void reopen() {
    registry.close();
    registry = open();
    directory = new Directory(registry);
  }

  private static Person person(String name, String... identities) {
    return new Person(name, Viewer.Role.INDIVIDUAL, Set.of(identities), "hash", true, NOW);
  }

  private static Token token() {
    return new Token(
        "t1", "hers", "digest", Set.of(Token.Scope.READ), "mia", Set.of(), NOW, null, null, null);
  }
}
