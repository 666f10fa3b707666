package io.aecos.analytics.demo;

import org.jspecify.annotations.Nullable;

/** What happens to each element on its way from requirement to approval. */
interface Step {

  void on(Work work);

  /**
   * One element in the making: who designs it where, when it was asked for and when it was
   * committed, and the template it comes from, if any.
   */
  record Work(
      Day day,
      Crew crew,
      Element element,
      Person author,
      long asked,
      long committed,
      Library.@Nullable Template template) {

    Site site() {
      return crew.site();
    }
  }
}
