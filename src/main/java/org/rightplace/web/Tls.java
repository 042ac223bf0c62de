package org.rightplace.web;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * What the server shows as its certificate.
 *
 * @param keystore PKCS#12 file with one private key and its chain of certificates
 * @param passwordFile holds the password of both on its first line; nothing else needs to read it
 */
public record Tls(Path keystore, Path passwordFile) {

    /**
     * Takes TLS 1.2 and 1.3 only.
     *
     * @throws CannotServe when the files cannot be used
     */
    SslContextFactory.Server factory() {
        var password = password();
        var factory = new SslContextFactory.Server();
        factory.setKeyStore(open(keystore.toFile(), password));
        factory.setKeyStorePassword(password);
        factory.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        return factory;
    }

    private String password() {
        try {
            return Files.readString(passwordFile).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new CannotServe("The file that RIGHTPLACE_TLS_PASSWORD_FILE names cannot be read.");
        }
    }

    private static KeyStore open(File file, String password) {
        try {
            var store = KeyStore.getInstance(file, password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    store.getKey(alias, password.toCharArray());
                    return store;
                }
            }
            throw new CannotServe("The keystore that RIGHTPLACE_TLS_KEYSTORE names has no private key.");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new CannotServe(
                    "The keystore that RIGHTPLACE_TLS_KEYSTORE names cannot be opened: it is not there, is no"
                            + " PKCS#12 file, or the password in the file that RIGHTPLACE_TLS_PASSWORD_FILE names is not its own.");
        }
    }
}
