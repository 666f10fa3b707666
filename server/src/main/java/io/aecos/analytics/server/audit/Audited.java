package io.aecos.analytics.server.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls of this handler are kept in the audit trail, before anything of the answer leaves. What
 * changes something is kept twice, when it begins and how it went, and is not done where the first
 * cannot be kept. The handler may say more by {@link AuditNote}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Audited {
  /** What it is called, such as {@code token.create}. */
  String value();

  /** Whether it is kept before it is done too; what only asks (GET) never is. */
  boolean begins() default true;

  /** Whether the query of the address is kept; not where it may hold what lets somebody in. */
  boolean query() default true;
}
