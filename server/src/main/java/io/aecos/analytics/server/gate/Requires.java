package io.aecos.analytics.server.gate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permission that an endpoint needs. An endpoint without one is never run. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {
  Permission value();

  /** What it changes, where its HTTP method does not say so. */
  Effect effect() default Effect.BY_METHOD;
}
