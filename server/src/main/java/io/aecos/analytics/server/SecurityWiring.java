package io.aecos.analytics.server;

import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.gate.Bearers;
import io.aecos.analytics.server.gate.CallerFilter;
import io.aecos.analytics.server.gate.Door;
import io.aecos.analytics.server.gate.Gate;
import io.aecos.analytics.server.gate.Passwords;
import io.aecos.analytics.server.gate.SameSite;
import io.aecos.analytics.server.gate.SecurityHeaders;
import io.aecos.analytics.server.gate.SessionContexts;
import io.aecos.analytics.server.gate.Sessions;
import io.aecos.analytics.server.gate.TokenProvider;
import io.aecos.analytics.server.problem.Problems;
import io.aecos.analytics.server.settings.Settings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Who is asking. Spring Security finds out; what they may do is decided at the handler, by {@link
 * io.aecos.analytics.server.gate.PermissionCheck}. It stores nothing of its own: no servlet
 * sessions, no saved requests. Requests of other sites are refused by {@link Gate}, in the place of
 * its filter for them.
 */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {

  @Bean
  SecurityFilterChain doors(
      HttpSecurity http,
      Settings settings,
      Sessions sessions,
      TokenProvider tokens,
      Problems problems)
      throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .servletApi(AbstractHttpConfigurer::disable)
        .headers(SecurityWiring::headers)
        .securityContext(
            context -> context.securityContextRepository(new SessionContexts(sessions)))
        .addFilterAt(new Gate(new SameSite(settings.server().hosts()), problems), CsrfFilter.class)
        .addFilterBefore(Bearers.filter(tokens, problems), AnonymousAuthenticationFilter.class)
        .exceptionHandling(
            refusals ->
                refusals.authenticationEntryPoint(
                    (request, response, error) ->
                        Bearers.refuseStranger(request, response, problems)))
        .authorizeHttpRequests(requests -> requests.anyRequest().access(new Door()))
        .addFilterAfter(new CallerFilter(), AuthorizationFilter.class)
        .build();
  }

  /** Before all else, so that a handler may replace what it knows better. */
  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .defaultsDisabled()
        .addHeaderWriter(new SecurityHeaders())
        .withObjectPostProcessor(
            new ObjectPostProcessor<HeaderWriterFilter>() {
              @Override
              public <O extends HeaderWriterFilter> O postProcess(O filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
              }
            });
  }

  @Bean
  TokenProvider tokenProvider(WebWiring.LocalToken token, Registry registry, Clock clock) {
    return new TokenProvider(token.value(), registry, clock);
  }

  @Bean
  Passwords passwords(Registry registry, Clock clock) {
    return new Passwords(registry, clock);
  }

  /**
   * Passwords are checked at the sign-in alone; without one of these the framework makes up a user.
   */
  @Bean
  AuthenticationManager noOther() {
    return authentication -> {
      throw new ProviderNotFoundException("nobody signs in here");
    };
  }

  /** Requests are measured as a whole; to time each filter of each takes longer than the filter. */
  @Bean
  SecurityObservationSettings unobserved() {
    return SecurityObservationSettings.noObservations();
  }

  /** What is not even read gets the same answer as any other bad request. */
  @Bean
  RequestRejectedHandler rejections(Problems problems) {
    SecurityHeaders headers = new SecurityHeaders();
    return (request, response, rejected) -> {
      headers.writeHeaders(request, response);
      problems.write(rejected, response);
    };
  }
}
