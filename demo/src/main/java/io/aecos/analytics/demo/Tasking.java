package io.aecos.analytics.demo;

import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventType;

/** Tasks about elements: given to somebody, mostly done after some days. */
final class Tasking implements Step {
  private static final double LONGEST_HOURS = 600;

  /** What was left lying for so long has been done in the end. */
  private static final int DAYS_LEFT_LYING = 90;

  private final Firm firm;
  private final Dice dice;

  Tasking(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(Tasking.class);
  }

  @Override
  public void on(Work work) {
    if (!dice.chance(.22)) {
      return;
    }
    Task task =
        new Task(
            Ids.item(dice.next()),
            work.crew().designer(work.element().kind().discipline(), work.day().number(), dice),
            priority(dice.unit()),
            firm.calendar().atWork(work.committed() + WorkCalendar.HOUR, dice));
    firm.scribe().enter(event(Types.TASK_CREATED, task.created, work, work.author(), task));
    firm.scribe().audit("collab_task_create", task.created + 1000, work.site(), work.author());
    int daysLeft = firm.calendar().days() - work.day().number();
    if (dice.chance(.88) || daysLeft > DAYS_LEFT_LYING) {
      complete(work, task);
    }
  }

  private void complete(Work work, Task task) {
    double hours = Math.min(LONGEST_HOURS, dice.around(38, 1));
    long done = firm.calendar().atWork(task.created + (long) (hours * WorkCalendar.HOUR), dice);
    long begun = task.created + (done - task.created) / 3;
    firm.scribe()
        .enter(
            event(Types.TASK_UPDATED, begun, work, task.assignee, task)
                .attribute("status", "in_progress"));
    double open = (done - task.created) / (double) WorkCalendar.HOUR;
    firm.scribe()
        .enter(
            event(Types.TASK_COMPLETED, done, work, task.assignee, task)
                .attribute("open_hours", Math.round(open * 1000) / 1000.0));
  }

  private EventBuilder event(EventType type, long at, Work work, Person user, Task task) {
    return firm.scribe()
        .event(type, at, work.element(), user)
        .attribute("task_id", task.id)
        .attribute("assignee", task.assignee.name())
        .attribute("priority", task.priority);
  }

  private static String priority(double roll) {
    if (roll < .25) {
      return "low";
    }
    if (roll < .75) {
      return "normal";
    }
    return roll < .94 ? "high" : "urgent";
  }

  private record Task(String id, Person assignee, String priority, long created) {}
}
