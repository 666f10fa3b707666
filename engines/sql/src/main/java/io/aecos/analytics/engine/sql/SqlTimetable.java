package io.aecos.analytics.engine.sql;

import static java.time.temporal.ChronoUnit.MILLIS;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Timetable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A timetable in the registry, kept by db-scheduler: a row for each id, which a server marks as its
 * own before it calls and shows to be alive while it does. Due times are to the millisecond.
 */
public final class SqlTimetable implements Timetable {
  private static final Logger LOG = LoggerFactory.getLogger(SqlTimetable.class);
  private static final String NAME = "due";
  private static final int THREADS = 4;
  private static final int MISSED_BEATS = 6;
  private static final Duration STOP = Duration.ofSeconds(20);

  private final Scheduler scheduler;
  private final CustomTask<Instant> task;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Runnable end;
  private volatile @Nullable Call call;

  /**
   * {@code connections} write, and come with what was done to the registry before; {@code dialect}
   * is db-scheduler's; {@code clock} is that of all servers, which tells what is due and who is
   * silent; {@code end} is run in the end.
   */
  public SqlTimetable(
      DataSource connections,
      JdbcCustomization dialect,
      Pace pace,
      InstantSource clock,
      Runnable end) {
    this.end = end;
    this.task =
        Tasks.custom(NAME, Instant.class)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(pace.again()))
            .onDeadExecutionRevive()
            .execute(this::run);
    this.scheduler =
        Scheduler.create(connections, task)
            .tableName("timetable")
            .serializer(new DueTime())
            .jdbcCustomization(dialect)
            .clock(clock::instant)
            .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
            .threads(THREADS)
            .pollingInterval(pace.look())
            .heartbeatInterval(pace.beat())
            .missedHeartbeatsLimit(MISSED_BEATS)
            .shutdownMaxWait(STOP)
            .build();
  }

  /**
   * How often it looks for what is due, how often a server that calls shows that it is alive (when
   * it has not for six times, another one goes on), and after how long a call that failed is made
   * again.
   */
  public record Pace(Duration look, Duration beat, Duration again) {
    public static final Pace DEFAULT =
        new Pace(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMinutes(1));
  }

  @Override
  public void start(Call whom) {
    call = whom;
    scheduler.start();
  }

  @Override
  public void put(String id, Instant due) {
    change(
        () ->
            scheduler.schedule(
                instance(id, due),
                due.truncatedTo(MILLIS),
                ScheduleOptions.WHEN_EXISTS_RESCHEDULE));
  }

  @Override
  public void putIfAbsent(String id, Instant due) {
    change(() -> scheduler.scheduleIfNotExists(instance(id, due), due.truncatedTo(MILLIS)));
  }

  @Override
  public void remove(String id) {
    change(
        () -> {
          if (scheduled(id).isPresent()) {
            scheduler.cancel(TaskInstanceId.of(NAME, id));
          }
        });
  }

  @Override
  public Optional<Instant> due(String id) {
    try {
      return scheduled(id).map(ScheduledExecution::getExecutionTime);
    } catch (DbSchedulerException | SQLRuntimeException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void wake() {
    scheduler.triggerCheckForDueExecutions();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      scheduler.stop();
      end.run();
    }
  }

  private Optional<ScheduledExecution<Object>> scheduled(String id) {
    return scheduler.getScheduledExecution(TaskInstanceId.of(NAME, id));
  }

  private TaskInstance<Instant> instance(String id, Instant due) {
    return task.instance(id, due.truncatedTo(MILLIS));
  }

  private CompletionHandler<Instant> run(TaskInstance<Instant> instance, ExecutionContext context) {
    Call whom = call;
    if (whom == null) {
      throw new IllegalStateException("nobody is to be called");
    }
    try {
      Optional<Instant> next =
          whom.due(instance.getId(), instance.getData()).map(due -> due.truncatedTo(MILLIS));
      return (complete, operations) ->
          next.ifPresentOrElse(
              due -> operations.reschedule(complete, due, due), operations::remove);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server ends; the next one goes on", e);
    }
  }

  /** Of what is being called, the call decides; it tells when it is due next. */
  private static void change(Runnable change) {
    try {
      change.run();
    } catch (TaskInstanceCurrentlyExecutingException e) {
      LOG.debug("{} is being called", e.getMessage());
    } catch (DbSchedulerException | SQLRuntimeException e) {
      throw unavailable(e);
    }
  }

  private static AnalyticsException unavailable(RuntimeException e) {
    return new AnalyticsException(
        ErrorCode.REGISTRY_UNAVAILABLE, "cannot use the timetable: the server's log tells why", e);
  }

  /** The due time itself; when it is called again, the row's own time is that of the call. */
  private static final class DueTime implements Serializer {
    @Override
    public byte[] serialize(@Nullable Object due) {
      return String.valueOf(due).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] text) {
      return type.cast(Instant.parse(new String(text, StandardCharsets.UTF_8)));
    }
  }
}
