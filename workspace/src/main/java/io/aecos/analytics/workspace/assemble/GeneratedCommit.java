package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.workspace.read.Commit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The subjects of the commits that AEC OS makes when it generates an element. */
final class GeneratedCommit {
  static final String START = "feat: generate ";
  private static final Pattern SUBJECT =
      Pattern.compile("feat: generate (element|from template) (.*?) ?\\((?:element_)?([^()]+)\\)");

  private GeneratedCommit() {}

  static boolean is(Commit commit) {
    return !commit.merge() && SUBJECT.matcher(commit.subject()).matches();
  }

  static @Nullable String element(Commit commit) {
    Matcher subject = SUBJECT.matcher(commit.subject());
    return subject.matches() ? subject.group(3) : null;
  }

  static String template(Commit commit) {
    return second(commit, "from template");
  }

  static String ifcClass(Commit commit) {
    return second(commit, "element").strip();
  }

  private static String second(Commit commit, String kind) {
    Matcher subject = SUBJECT.matcher(commit.subject());
    return subject.matches() && subject.group(1).equals(kind) ? subject.group(2) : "";
  }
}
