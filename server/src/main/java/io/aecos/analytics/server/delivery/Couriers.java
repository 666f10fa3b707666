package io.aecos.analytics.server.delivery;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.settings.DeliverySettings;
import java.time.Duration;
import java.util.List;

/**
 * Hands parcels over. What has certainly not arrived is tried again twice, after a moment; what may
 * have arrived is not, so that nothing arrives twice.
 */
public final class Couriers {
  private final FolderCourier folder = new FolderCourier();
  private final MailCourier mail;
  private final WebhookCourier webhook = new WebhookCourier();
  private final List<Duration> pauses;

  public Couriers(DeliverySettings settings) {
    this(settings, List.of(Duration.ofSeconds(2), Duration.ofSeconds(15)));
  }

  /** {@code pauses} lie between the tries. */
  public Couriers(DeliverySettings settings, List<Duration> pauses) {
    this.mail = new MailCourier(settings);
    this.pauses = List.copyOf(pauses);
  }

  /**
   * Hands {@code parcel} over and tells in words where it is now.
   *
   * @throws AnalyticsException {@code NOT_DELIVERED}, with why not and whether it may have arrived
   *     all the same
   */
  public String hand(Parcel parcel, Destination destination) throws InterruptedException {
    for (Duration pause : pauses) {
      try {
        return once(parcel, destination);
      } catch (Refused e) {
        if (!e.again) {
          throw e.told(destination);
        }
        Thread.sleep(pause.toMillis());
      }
    }
    try {
      return once(parcel, destination);
    } catch (Refused e) {
      throw e.told(destination);
    }
  }

  private String once(Parcel parcel, Destination destination) throws Refused, InterruptedException {
    if (destination instanceof Destination.Folder to) {
      return folder.hand(parcel, to);
    }
    if (destination instanceof Destination.Mail to) {
      return mail.hand(parcel, to);
    }
    return webhook.hand(parcel, (Destination.Webhook) destination);
  }

  /** Why it was not taken; {@code again} where it has not arrived and another try may help. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final boolean again;

    private Refused(String why, boolean again, Throwable cause) {
      super(why, cause);
      this.again = again;
    }

    static Refused forNow(String why, Throwable cause) {
      return new Refused(why, true, cause);
    }

    static Refused forNow(String why) {
      return new Refused(why, true, new Throwable(why));
    }

    static Refused forGood(String why, Throwable cause) {
      return new Refused(why, false, cause);
    }

    static Refused forGood(String why) {
      return new Refused(why, false, new Throwable(why));
    }

    private AnalyticsException told(Destination destination) {
      return new AnalyticsException(
          ErrorCode.NOT_DELIVERED,
          "could not be delivered to " + destination.words() + ": " + getMessage(),
          this);
    }
  }
}
