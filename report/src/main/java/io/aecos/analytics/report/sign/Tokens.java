package io.aecos.analytics.report.sign;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys from what speaks PKCS#11: smart cards, security modules, SoftHSM. The key never leaves
 * the token; this server asks it to sign.
 */
public final class Tokens {
  private Tokens() {}

  /**
   * Where a key is: the maker's library, the slot by its number ({@code slot}) or its place in the
   * library's list from 0 on ({@code place}), and what the key is called; null for the only one.
   */
  public record Token(Path library, @Nullable Long slot, int place, @Nullable String key) {

    String text() {
      return (slot == null ? "the slot at place " + place : "slot " + slot) + " of " + library;
    }
  }

  /**
   * The token's key, with the certificates that the token holds for it.
   *
   * @throws AnalyticsException saying which of library, slot, token, PIN or key is not right
   */
  public static SigningKey read(Token token, char[] pin) {
    Provider provider = provider(token);
    KeyStore store = opened(token, provider, pin);
    try {
      return key(token, provider, store);
    } catch (AnalyticsException e) {
      logout(provider, e);
      throw e;
    }
  }

  private static SigningKey key(Token token, Provider provider, KeyStore store) {
    try {
      List<String> keys = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          keys.add(alias);
        }
      }
      String alias = chosen(token, keys);
      if (store.getKey(alias, null) instanceof PrivateKey key) {
        List<X509Certificate> chain = KeyStores.chain(store, alias);
        if (!chain.isEmpty()) {
          return new SigningKey(key, chain, provider);
        }
      }
      throw invalid("The key '" + alias + "' in " + token.text() + " has no certificate", null);
    } catch (GeneralSecurityException | ProviderException e) {
      throw invalid("The key in " + token.text() + " cannot be read: " + deepest(e), e);
    }
  }

  /** A token that stayed open would take any PIN from the next who asks. */
  private static void logout(Provider provider, AnalyticsException failure) {
    if (provider instanceof AuthProvider open) {
      try {
        open.logout();
      } catch (LoginException | ProviderException e) {
        failure.addSuppressed(e);
      }
    }
  }

  private static String chosen(Token token, List<String> keys) {
    String wanted = token.key();
    if (keys.isEmpty()) {
      throw invalid(
          "The token in "
              + token.text()
              + " holds no private key with a certificate; both must be there, with the same ID",
          null);
    }
    if (wanted == null && keys.size() == 1) {
      return keys.get(0);
    }
    if (wanted == null || !keys.contains(wanted)) {
      throw invalid(
          (wanted == null
                  ? "The token holds several keys; 'key' says which"
                  : "The token holds no key '" + wanted + "' with a certificate")
              + ": "
              + String.join(", ", keys),
          null);
    }
    return wanted;
  }

  private static Provider provider(Token token) {
    if (!Files.isRegularFile(token.library())) {
      throw invalid("There is no library " + token.library() + " for PKCS#11", null);
    }
    Provider general = Security.getProvider("SunPKCS11");
    if (general == null) {
      throw invalid("This Java has no PKCS#11 (the module jdk.crypto.cryptoki is missing)", null);
    }
    String slot =
        token.slot() == null ? "slotListIndex = " + token.place() : "slot = " + token.slot();
    String name = "aecos" + Integer.toHexString(token.hashCode());
    try {
      return general.configure(
          "--name = " + name + "\nlibrary = \"" + token.library() + "\"\n" + slot + "\n");
    } catch (InvalidParameterException | ProviderException | UnsupportedOperationException e) {
      throw invalid(token.text() + " cannot be used: " + deepest(e), e);
    }
  }

  private static KeyStore opened(Token token, Provider provider, char[] pin) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin);
      return store;
    } catch (IOException e) {
      boolean login =
          e.getCause() instanceof LoginException
              || e.getCause() instanceof UnrecoverableKeyException;
      String why = deepest(e);
      throw invalid(
          login
              ? "The PIN does not open the token in " + token.text() + why(why)
              : "The token in " + token.text() + " cannot be read: " + why,
          e);
    } catch (GeneralSecurityException | ProviderException e) {
      throw invalid("There is no token in " + token.text() + why(deepest(e)), e);
    } finally {
      Arrays.fill(pin, ' ');
    }
  }

  private static String why(String why) {
    return why.startsWith("CKR_") ? " (" + why + ")" : "";
  }

  /** The library's own word is in what lies deepest. */
  private static String deepest(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }

  private static AnalyticsException invalid(String message, @Nullable Throwable cause) {
    return new AnalyticsException(ErrorCode.INVALID_CONFIGURATION, message, cause);
  }
}
