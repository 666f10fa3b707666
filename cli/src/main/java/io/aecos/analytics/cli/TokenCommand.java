package io.aecos.analytics.cli;

import picocli.CommandLine.Command;

/** {@code token}: what lets programs in. */
@Command(
    name = "token",
    description = "What lets programs in; hooks and scripts send it as AECOS_ANALYTICS_TOKEN.",
    mixinStandardHelpOptions = true,
    subcommands = {TokenCreate.class, TokenList.class, TokenRevoke.class, TokenRotate.class},
    footer = {"", "Example: aecos analytics token create hooks --scope ingest --expires 365d"})
final class TokenCommand {}
