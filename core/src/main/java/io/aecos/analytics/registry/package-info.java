/**
 * The server's own state: people, teams, tokens, sessions and saved views, behind {@link
 * io.aecos.analytics.registry.Registry}. What people did is no part of it; that is the ledger's.
 */
@NullMarked
package io.aecos.analytics.registry;

import org.jspecify.annotations.NullMarked;
