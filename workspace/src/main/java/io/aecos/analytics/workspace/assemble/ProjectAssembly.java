package io.aecos.analytics.workspace.assemble;

import java.time.Instant;
import java.util.List;

/**
 * Makes one event of each happening of a project, from all that its sources hold now. The same
 * content always gives the same events; what is already stored only decides which id a happening
 * keeps and whether a second source may stand in for an authority.
 */
public final class ProjectAssembly {
  private ProjectAssembly() {}

  /** All happenings, each once; {@code keepWords} says whether to keep prompts and comments. */
  public static List<Happening> of(
      ProjectContent content, Known known, Instant now, boolean keepWords) {
    Sheet sheet = new Sheet(content, known, now);
    Traces traces = new Traces(content);
    Parses parses = new Parses(sheet, traces);
    Generations generations = new Generations(sheet, traces, parses);
    parses.write();
    generations.write();
    new Checks(sheet, traces, generations).write();
    new Templates(sheet, traces).write();
    new Collaboration(sheet, traces).write();
    new Repository(sheet, traces).write();
    new Regulation(sheet, traces).write();
    new Operations(sheet, traces, keepWords).write();
    return sheet.happenings();
  }
}
