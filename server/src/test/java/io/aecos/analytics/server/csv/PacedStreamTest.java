package io.aecos.analytics.server.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedStreamTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final byte[] KILOBYTE = new byte[1024];
  private final Client client = new Client();
  private final PacedStream stream = new PacedStream(client, PATIENCE, () -> client.now);

  @Test
  void clientThatTakesTooLittle_isLeft_afterItsPatience() throws IOException {
    client.nanosPerKilobyte = 1_000_000_000L;
    for (int i = 0; i < 9; i++) {
      stream.write(KILOBYTE);
    }
    assertThatThrownBy(() -> stream.write(KILOBYTE))
        .isInstanceOf(IOException.class)
        .hasMessage("the client took 10240 bytes in 10 s, which is too little");
  }

  @Test
  void clientThatTakesEnough_isNeverLeft() throws IOException {
    client.nanosPerKilobyte = 240_000_000L;
    for (int i = 0; i < 10_000; i++) {
      stream.write(KILOBYTE);
    }
    assertThat(client.taken).isEqualTo(10_000 * 1024);
  }

  @Test
  void clientThatBecomesTooSlow_isLeft_howeverFastItWas() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      stream.write(KILOBYTE);
    }
    client.nanosPerKilobyte = 5_000_000_000L;
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 20_000; i++) {
                stream.write(KILOBYTE);
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void slowSource_isNotTheClientsFault() throws IOException {
    for (int i = 0; i < 100; i++) {
      client.now += 60_000_000_000L;
      stream.write(7);
    }
    assertThat(client.taken).isEqualTo(100);
  }

  /** Takes each kilobyte in so much time. */
  private static final class Client extends OutputStream {
    private long nanosPerKilobyte;
    private long now;
    private long taken;

    @Override
    public void write(int single) {
      write(new byte[1], 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      now += nanosPerKilobyte * length / 1024;
      taken += length;
    }
  }
}
