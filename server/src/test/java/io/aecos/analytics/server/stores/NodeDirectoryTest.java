package io.aecos.analytics.server.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.directory.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeDirectoryTest {
  private static final UUID LEDGER = new UUID(0, 7);

  @TempDir Path directory;

  /** Else it would begin a ledger of its own, and whatever is sent to it would be in none else. */
  @Test
  void node_thatIsNotToldItsLedger_isRefused_withTheWordsThatWouldBeRight() throws Exception {
    DataDirectory data = new DataDirectory(directory);
    assertThat(Stores.at(data, null).isShared()).isFalse();
    NodeDirectory node = NodeDirectory.of(data, LEDGER, "postgresql://aecos@old/aecos");
    assertThat(NodeDirectory.of(data, LEDGER, "postgresql://aecos@db/aecos").id())
        .isEqualTo(node.id());

    assertThatThrownBy(() -> Stores.at(data, null))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
        .hasMessageContaining("`--ledger postgresql://aecos@db/aecos`")
        .hasMessageContaining("AECOS_ANALYTICS_LEDGER");

    Files.writeString(data.ledger(), "moved here");
    assertThat(Stores.at(data, null).isShared()).isFalse();
  }
}
