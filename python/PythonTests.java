import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs the Python hook's tests with a Python 3.9 or newer; without one, says so and passes. */
final class PythonTests {
  private static final String NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 9))";

  public static void main(String[] arguments) throws IOException, InterruptedException {
    String python = find();
    if (python == null) {
      System.out.println("python: tests skipped, for there is no python3 of version 3.9 or newer on the path");
      return;
    }
    List<String> command = new ArrayList<>(List.of(python, "-m", "unittest"));
    command.addAll(arguments.length == 0 ? List.of("discover", "-t", ".", "-s", "tests") : List.of(arguments));
    System.exit(run(new ProcessBuilder(command).directory(new File(".")).redirectErrorStream(true).inheritIO()));
  }

  private static String find() throws InterruptedException {
    for (String name : List.of("python3", "python")) {
      try {
        ProcessBuilder probe = new ProcessBuilder(name, "-c", NEW_ENOUGH);
        if (run(probe.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)) == 0) {
          return name;
        }
      } catch (IOException e) {
        continue; // no such program
      }
    }
    return null;
  }

  private static int run(ProcessBuilder process) throws IOException, InterruptedException {
    return process.start().waitFor();
  }
}
