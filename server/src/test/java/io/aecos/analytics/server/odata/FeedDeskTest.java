package io.aecos.analytics.server.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.problem.Problems;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.olingo.server.api.ODataResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** One page at a time, one request under way: what is not freed blocks the next. */
class FeedDeskTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final FeedDesk desk = new FeedDesk(1, 1, new FeedRefusals(new Problems(JSON), JSON));

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void failure_ofAnyKind_isAnswered_andFreesItsPlace() throws Exception {
    assertAnswered(() -> tooDeep(0), 500);
    assertAnswered(
        () -> {
          throw new OutOfMemoryError("tried");
        },
        500);
    assertAnswered(
        () -> {
          throw new IllegalStateException("tried");
        },
        500);
    assertAnswered(
        () -> {
          throw new AnalyticsException(ErrorCode.INVALID_QUERY, "tried");
        },
        400);
    assertAnswered(FeedDeskTest::page, 200);
  }

  private static ODataResponse tooDeep(int level) {
    return level < 0 ? page() : tooDeep(level + 1);
  }

  @Test
  void page_thatCannotBeRead_isAFailure_andFreesItsPlace() throws Exception {
    assertAnswered(
        () -> {
          ODataResponse broken = page();
          broken.setContent(
              new java.io.InputStream() {
                @Override
                public int read() {
                  throw new OutOfMemoryError("tried");
                }
              });
          return broken;
        },
        500);
    assertAnswered(FeedDeskTest::page, 200);
  }

  @Test
  void request_thatCannotWait_freesItsPlace() throws Exception {
    HttpServletRequest none =
        proxy(
            HttpServletRequest.class,
            name -> {
              throw new IllegalStateException("no asynchronous answers here");
            });
    assertThatThrownBy(() -> desk.answer(none, new Answer().response, FeedDeskTest::page))
        .isInstanceOf(IllegalStateException.class);
    assertAnswered(FeedDeskTest::page, 200);
  }

  @Test
  void closedDesk_answersStill() throws Exception {
    desk.close();
    assertAnswered(FeedDeskTest::page, 500);
  }

  private void assertAnswered(Supplier<ODataResponse> making, int status) throws Exception {
    Answer answer = new Answer();
    desk.answer(answer.request, answer.response, making);
    assertThat(answer.complete.await(20, TimeUnit.SECONDS)).as("answered").isTrue();
    assertThat(answer.status).isEqualTo(status);
  }

  private static ODataResponse page() {
    ODataResponse page = new ODataResponse();
    page.setStatusCode(200);
    return page;
  }

  /** A request whose reader takes everything at once. */
  private static final class Answer {
    private final CountDownLatch complete = new CountDownLatch(1);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile int status;

    private final AsyncContext later =
        proxy(
            AsyncContext.class,
            call -> {
              if (call.name().equals("complete")) {
                complete.countDown();
              }
              return null;
            });
    private final HttpServletRequest request =
        proxy(HttpServletRequest.class, call -> call.name().equals("startAsync") ? later : null);
    private final HttpServletResponse response = proxy(HttpServletResponse.class, this::respond);

    private Object respond(Call call) {
      return switch (call.name()) {
        case "setStatus" -> {
          status = (int) call.arguments()[0];
          yield null;
        }
        case "isCommitted" -> false;
        case "getOutputStream" -> out();
        default -> null;
      };
    }

    private ServletOutputStream out() {
      return new ServletOutputStream() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          try {
            listener.onWritePossible();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }

        @Override
        public void write(int one) {
          body.write(one);
        }
      };
    }
  }

  private record Call(String name, Object[] arguments) {}

  private static <T> T proxy(Class<T> type, Function<Call, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answers.apply(new Call(method.getName(), arguments))));
  }
}
