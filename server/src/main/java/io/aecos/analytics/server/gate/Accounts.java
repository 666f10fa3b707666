package io.aecos.analytics.server.gate;

import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The people of the registry who have a password, in the framework's terms. */
final class Accounts implements UserDetailsService, UserDetailsPasswordService {
  private final Registry registry;

  Accounts(Registry registry) {
    this.registry = registry;
  }

  @Override
  public UserDetails loadUserByUsername(String name) {
    Person person =
        registry
            .read(entries -> entries.people().find(name))
            .orElseThrow(() -> new UsernameNotFoundException("nobody of that name"));
    String hash = person.passwordHash();
    if (hash == null) {
      throw new UsernameNotFoundException("no password");
    }
    return User.withUsername(person.name()).password(hash).disabled(!person.active()).build();
  }

  /** Only while it is still the password that was just checked; nobody is signed out by it. */
  @Override
  public UserDetails updatePassword(UserDetails user, @Nullable String hash) {
    String fresh = Objects.requireNonNull(hash, "a hash");
    registry.write(
        entries -> {
          entries
              .people()
              .find(user.getUsername())
              .filter(person -> Objects.equals(person.passwordHash(), user.getPassword()))
              .ifPresent(person -> entries.people().replace(person.withPasswordHash(fresh)));
          return fresh;
        });
    return User.withUserDetails(user).password(fresh).build();
  }
}
