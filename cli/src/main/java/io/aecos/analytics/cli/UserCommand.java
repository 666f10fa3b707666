package io.aecos.analytics.cli;

import picocli.CommandLine.Command;

/** {@code user}: who may sign in. */
@Command(
    name = "user",
    description = "Who may sign in, as what, and what AEC OS calls them.",
    mixinStandardHelpOptions = true,
    subcommands = {
      UserAdd.class,
      UserImport.class,
      UserList.class,
      UserSet.class,
      UserDeactivate.class,
      UserErase.class,
      UserExport.class,
      UserSignOut.class
    },
    footer = {"", "Example: aecos analytics user add mia --role individual --identity m.ortega"})
final class UserCommand {}
