package io.aecos.analytics.testkit.registry;

import static io.aecos.analytics.testkit.registry.RegistryContract.identities;
import static io.aecos.analytics.testkit.registry.RegistryContract.person;
import static io.aecos.analytics.testkit.registry.RegistryContract.roleOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.OpenSession;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.PersonChange;
import io.aecos.analytics.registry.Registry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds an engine to what {@link Registry} promises to many at once, over two openings of one. */
public abstract class ConcurrentRegistryContract {
  private static final int MANY = 24;

  @SuppressWarnings("NullAway.Init")
  private Registry one;

  @SuppressWarnings("NullAway.Init")
  private Registry other;

  /**
   * Opens the registry of the current test, which is empty at first and keeps what it was given.
   */
  protected abstract Registry open();

  @BeforeEach
  void openTwice() {
    one = open();
    other = open();
  }

  @AfterEach
  void closeBoth() {
    one.close();
    other.close();
  }

  @Test
  void add_oneNameInManyForms_oneWins() throws Exception {
    List<String> forms = List.of("Zo\u00eb", "Zoe\u0308", " Zo\u00eb", "Zo\u00eb\u200b");
    List<Boolean> added =
        atOnce(
            i ->
                () ->
                    succeeds(
                        () -> directory(i).add(person(forms.get(i % forms.size()), "id" + i))));

    assertThat(added).containsOnlyOnce(true);
    assertThat(directory(0).people())
        .singleElement()
        .satisfies(person -> assertThat(person.identities()).hasSize(1));
  }

  @Test
  void change_ofDifferentParts_losesNone() throws Exception {
    directory(0).add(person("mia", "mia"));
    atOnce(
        i ->
            () ->
                directory(i)
                    .change(
                        "mia",
                        switch (i % 3) {
                          case 0 -> roleOf(Role.TEAM_LEAD);
                          case 1 -> identities("mia", "m.ortega");
                          default -> PersonChange.nothing().toPasswordHash("hash");
                        }));

    assertThat(directory(1).people())
        .containsExactly(
            new Person(
                "mia",
                Role.TEAM_LEAD,
                Set.of("mia", "m.ortega"),
                "hash",
                true,
                RegistryContract.NOW));
  }

  @Test
  void write_readsWhatTheOneBeforeHasLeft() throws Exception {
    directory(0).add(person("mia"));
    atOnce(
        i ->
            () ->
                registry(i)
                    .write(
                        entries -> {
                          Person mia = entries.people().find("mia").orElseThrow();
                          Set<String> more = new HashSet<>(mia.identities());
                          more.add("identity " + i);
                          entries
                              .people()
                              .replace(mia.with(PersonChange.nothing().toIdentities(more)));
                          return more.size();
                        }));

    assertThat(directory(0).people().get(0).identities()).hasSize(MANY);
  }

  @Test
  void session_openedWhileItsPersonIsDeactivated_isNeverLeftOpen() throws Exception {
    directory(0).add(person("mia"));
    atOnce(
        i ->
            () ->
                i == MANY / 2
                    ? directory(i).change("mia", PersonChange.nothing().toActive(false)).active()
                    : registry(i).write(entries -> openIfActive(entries, "digest " + i)));

    assertThat(one.<List<OpenSession>>read(entries -> entries.sessions().of("mia"))).isEmpty();
  }

  private static boolean openIfActive(Registry.Entries entries, String digest) {
    boolean active = entries.people().find("mia").orElseThrow().active();
    if (active) {
      entries
          .sessions()
          .put(
              new OpenSession(
                  digest,
                  "mia",
                  OpenSession.Method.PASSWORD,
                  RegistryContract.NOW,
                  RegistryContract.NOW,
                  RegistryContract.NOW.plusSeconds(60)));
    }
    return active;
  }

  @Test
  void read_isOfOneMoment_whileIdentitiesChangeHands() throws Exception {
    directory(0).add(person("mia", "shared"));
    directory(0).add(person("tom"));
    List<Integer> holders =
        atOnce(
            i ->
                () -> {
                  if (i % 2 == 0) {
                    registry(i).write(ConcurrentRegistryContract::handOver);
                  }
                  return registry(i + 1).read(ConcurrentRegistryContract::holders);
                });

    assertThat(holders).containsOnly(1);
  }

  private static int handOver(Registry.Entries entries) {
    boolean mias = entries.people().find("mia").orElseThrow().identities().contains("shared");
    entries.people().replace(person(mias ? "mia" : "tom"));
    entries.people().replace(person(mias ? "tom" : "mia", "shared"));
    return 2;
  }

  /** Looked up one after the other, so that a moment in between would show. */
  private static int holders(Registry.Entries entries) {
    return entries.people().find("mia").orElseThrow().identities().size()
        + entries.people().find("tom").orElseThrow().identities().size();
  }

  private Registry registry(int i) {
    return i % 2 == 0 ? one : other;
  }

  private Directory directory(int i) {
    return new Directory(registry(i));
  }

  private static boolean succeeds(Runnable work) {
    try {
      work.run();
      return true;
    } catch (AnalyticsException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
      return false;
    }
  }

  private static <T> List<T> atOnce(IntFunction<Callable<T>> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(MANY);
    try {
      List<Callable<T>> all = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        all.add(work.apply(i));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : pool.invokeAll(all)) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
