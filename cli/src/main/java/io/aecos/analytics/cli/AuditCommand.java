package io.aecos.analytics.cli;

import picocli.CommandLine.Command;

/** {@code audit}: who did what with this product. */
@Command(
    name = "audit",
    description = "Who did what with this product, and whether that record is whole.",
    mixinStandardHelpOptions = true,
    subcommands = {AuditVerify.class, AuditExport.class},
    footer = {"", "Example: aecos analytics audit verify"})
final class AuditCommand {}
