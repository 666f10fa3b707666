package io.aecos.analytics.cli;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.AnalyticsServer;
import io.aecos.analytics.server.ServerOptions;
import io.aecos.analytics.server.directory.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code launch}: starts the server, opens the dashboard, imports and follows projects. */
@Command(
    name = "launch",
    description = {
      "Start the dashboard on this machine, import the projects and follow them until Ctrl-C."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics launch --demo",
      "  aecos analytics launch --workspace ~/projects --workspace /mnt/archive/projects",
      "  PGPASSWORD=… aecos analytics launch --ledger postgresql://aecos@db.example.com:5432/aecos"
    })
final class LaunchCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "An AEC OS project, or a folder of projects at any depth. Repeatable.")
  List<Path> workspaces = List.of();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen at; else 8787 or the next free one.")
  @Nullable Integer port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "Address to listen at; else server.bind of config.yaml, else 127.0.0.1. Any but loopback"
              + " needs an account, and TLS or a named reverse proxy.")
  @Nullable String bind;

  @Option(names = "--no-open", description = "Only print the link; open no browser.")
  boolean noOpen;

  @Override
  public Integer call() throws InterruptedException {
    if (data.demo && !workspaces.isEmpty()) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          "--demo and --workspace exclude each other: demo data never mix with real.");
    }
    AnalyticsServer server = start();
    AtomicBoolean ending = new AtomicBoolean();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, ending), "shutdown"));
    try {
      serve(server, ending);
    } catch (CommandFailure | IllegalStateException e) {
      // Told to end while it was loading, it misses its own server; that is no failure.
      if (!ending.get()) {
        throw e;
      }
    }
    return ExitCodes.DONE;
  }

  private static void end(AnalyticsServer server, AtomicBoolean ending) {
    ending.set(true);
    server.close();
  }

  private void serve(AnalyticsServer server, AtomicBoolean ending) throws InterruptedException {
    Api api = new Api(server.url(), server.token());
    workspaces.forEach(workspace -> follow(api, workspace));
    if (data.demo) {
      api.post("/api/imports", Map.of("demo", true));
    }
    String link = server.signInLink();
    System.out.println("AEC OS Analytics is at " + server.publicUrl());
    System.out.println("Sign in once, within five minutes: " + link);
    if (!noOpen) {
      Browser.open(link);
    }
    new ImportWatch(api, Progress.onStderr()).all();
    if (!ending.get()) {
      System.out.println("Ready. Ctrl-C ends it.");
    }
    new CountDownLatch(1).await();
  }

  private AnalyticsServer start() {
    DataDirectory directory = data.directory();
    try {
      return AnalyticsServer.start(
          new ServerOptions(directory, port, data.demo, bind, false, data.ledger));
    } catch (AnalyticsException e) {
      if (e.code() == ErrorCode.DATA_DIRECTORY_IN_USE) {
        throw new CommandFailure(ExitCodes.UNREACHABLE, e.getMessage() + freshLink(directory));
      }
      throw e;
    }
  }

  private static String freshLink(DataDirectory directory) {
    return Session.running(directory)
        .map(api -> api.post("/api/sign-in-links", Map.of()).path("url").asString(""))
        .map(link -> "\nSign in there: " + link)
        .orElse("");
  }

  private static void follow(Api api, Path workspace) {
    api.post(
        "/api/imports",
        Map.of("workspace", workspace.toAbsolutePath().normalize().toString(), "follow", true));
  }
}
