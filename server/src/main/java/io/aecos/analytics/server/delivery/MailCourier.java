package io.aecos.analytics.server.delivery;

import io.aecos.analytics.server.delivery.Couriers.Refused;
import io.aecos.analytics.server.delivery.Parcel.Enclosure;
import io.aecos.analytics.server.settings.DeliverySettings;
import io.aecos.analytics.server.settings.MailSettings;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Sends letters by SMTP. A letter goes to all it is for, or to none. */
final class MailCourier {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int ANSWER_MILLIS = 30_000;
  private static final int LATER = 400;
  private static final int NEVER = 500;

  private final DeliverySettings settings;

  MailCourier(DeliverySettings settings) {
    this.settings = settings;
  }

  String hand(Parcel parcel, Destination.Mail to) throws Refused {
    MailSettings mail = settings.mail();
    if (mail == null) {
      throw Refused.forGood("config.yaml names no mail server any more (delivery.mail)");
    }
    Session session = Session.getInstance(properties(mail));
    try (Transport transport = connected(session, mail)) {
      MimeMessage letter = letter(parcel, to, session, mail);
      letter.saveChanges();
      transport.sendMessage(letter, letter.getAllRecipients());
    } catch (MessagingException e) {
      throw refused(e);
    }
    return to.words();
  }

  private static Transport connected(Session session, MailSettings mail)
      throws MessagingException, Refused {
    Transport transport = session.getTransport("smtp");
    try {
      String user = mail.user();
      if (user == null) {
        transport.connect();
      } else {
        transport.connect(user, password(mail));
      }
      return transport;
    } catch (jakarta.mail.AuthenticationFailedException e) {
      throw Refused.forGood("the mail server refuses the user or the password", e);
    } catch (MessagingException e) {
      throw Refused.forNow("the mail server cannot be reached: " + said(e), e);
    }
  }

  /** What the server has refused has not arrived; what broke off may have. */
  private static Refused refused(MessagingException e) {
    int code = 0;
    for (Exception cause = e; cause != null; ) {
      if (cause instanceof SMTPAddressFailedException refused) {
        code = refused.getReturnCode();
      } else if (cause instanceof SMTPSenderFailedException refused) {
        code = refused.getReturnCode();
      } else if (cause instanceof SMTPSendFailedException refused && code == 0) {
        code = refused.getReturnCode();
      }
      cause = cause instanceof MessagingException m ? m.getNextException() : null;
    }
    String why = "the mail server refuses it: " + said(e);
    if (code >= NEVER) {
      return Refused.forGood(why, e);
    }
    return code >= LATER
        ? Refused.forNow(why, e)
        : Refused.forGood("the way to the mail server broke off; it may have arrived", e);
  }

  private static String said(MessagingException e) {
    StringBuilder all = new StringBuilder(String.valueOf(e.getMessage()));
    for (Exception next = e.getNextException();
        next != null;
        next = next instanceof MessagingException m ? m.getNextException() : null) {
      all.append(", ").append(next.getMessage());
    }
    return all.toString().replaceAll("\\s+", " ").strip();
  }

  private static MimeMessage letter(
      Parcel parcel, Destination.Mail to, Session session, MailSettings mail)
      throws MessagingException {
    MimeMessage letter = new Letter(session, parcel.id());
    letter.setFrom(new InternetAddress(mail.from()));
    letter.setRecipients(
        Message.RecipientType.TO, InternetAddress.parse(String.join(",", to.to())));
    letter.setSubject(parcel.subject().replaceAll("\\p{Cntrl}", " "), "UTF-8");
    letter.setSentDate(Date.from(parcel.at()));
    letter.setHeader("Auto-Submitted", "auto-generated");
    Enclosure file = parcel.file();
    if (file == null) {
      letter.setText(parcel.text(), "UTF-8");
    } else {
      letter.setContent(parts(parcel.text(), file));
    }
    return letter;
  }

  private static MimeMultipart parts(String text, Enclosure file) throws MessagingException {
    MimeBodyPart words = new MimeBodyPart();
    words.setText(text, "UTF-8");
    MimeBodyPart enclosed = new MimeBodyPart();
    enclosed.setDataHandler(
        new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
    enclosed.setFileName(file.name());
    return new MimeMultipart(words, enclosed);
  }

  private static Properties properties(MailSettings mail) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", mail.host());
    properties.put("mail.smtp.port", String.valueOf(mail.port()));
    properties.put("mail.smtp.connectiontimeout", String.valueOf(CONNECT_MILLIS));
    properties.put("mail.smtp.timeout", String.valueOf(ANSWER_MILLIS));
    properties.put("mail.smtp.writetimeout", String.valueOf(ANSWER_MILLIS));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    boolean starts = mail.security() == MailSettings.Security.STARTTLS;
    properties.put("mail.smtp.starttls.enable", String.valueOf(starts));
    properties.put("mail.smtp.starttls.required", String.valueOf(starts));
    properties.put(
        "mail.smtp.ssl.enable", String.valueOf(mail.security() == MailSettings.Security.TLS));
    properties.put("mail.smtp.auth", String.valueOf(mail.user() != null));
    return properties;
  }

  /** Read anew each time, so that a changed password needs no restart. */
  private static String password(MailSettings mail) throws Refused {
    Path file = mail.passwordFile();
    if (file != null) {
      try {
        return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
      } catch (IOException e) {
        throw Refused.forGood("the password file of the mail server cannot be read", e);
      }
    }
    @Nullable String value = System.getenv(String.valueOf(mail.passwordEnv()));
    if (value == null) {
      throw Refused.forGood("the environment has no " + mail.passwordEnv());
    }
    return value;
  }

  /** A letter that is known by the same name however often it is written. */
  private static final class Letter extends MimeMessage {
    private final String id;

    Letter(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + "@aecos-analytics>");
    }
  }
}
