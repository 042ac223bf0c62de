package org.rightplace.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import org.rightplace.store.WholeFile;

/**
 * The Ed25519 key of this ledger, in a file of two PEM blocks: the private key (PKCS#8) and after it the public key, which
 * Java does not work out from the private one.
 *
 * <p>Only the owner can read the file. Where the file system has no POSIX permissions the folder's own protection applies.
 */
final class SigningKey {

    static final String ALGORITHM = "Ed25519";

    private static final byte[] SAMPLE = "rightplace".getBytes(StandardCharsets.US_ASCII);

    private final KeyPair pair;

    SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    /** The key in a file; makes both when the file is not there. */
    static SigningKey readOrMake(Path file) {
        return Files.exists(file) ? read(file) : make(file);
    }

    /** @throws CannotOpenLedger when the file cannot be read, holds no key, or its two halves do not belong together */
    static SigningKey read(Path file) {
        try {
            var pem = Files.readString(file, StandardCharsets.US_ASCII);
            var keys = KeyFactory.getInstance(ALGORITHM);
            var key = new SigningKey(new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY"))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY")))));
            if (!key.belongsTo(key.pair.getPublic())) {
                throw new IllegalArgumentException("the halves differ");
            }
            return key;
        } catch (IOException e) {
            throw new CannotOpenLedger(
                    "The ledger's key file " + file
                            + " cannot be read; it must belong to the user this program runs as",
                    e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause: it could quote the key.
            throw new CannotOpenLedger("The ledger's key file " + file
                    + " does not hold an Ed25519 private key and its public key in PEM; restore it from a backup");
        }
    }

    private static SigningKey make(Path file) {
        try {
            var key = new SigningKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
            key.write(file);
            return key;
        } catch (IOException e) {
            throw new CannotOpenLedger(
                    "The ledger's key file " + file + " cannot be written; make its folder writable", e);
        } catch (GeneralSecurityException e) {
            throw new CannotOpenLedger("This Java cannot make Ed25519 keys; use Java 17 or later", e);
        }
    }

    /** Whole or not at all, and on the disk before the entry that names it. */
    private void write(Path file) throws IOException {
        var blocks = block("PRIVATE KEY", pair.getPrivate().getEncoded())
                + block("PUBLIC KEY", pair.getPublic().getEncoded());
        WholeFile.write(file, file.getFileName().toString(), blocks.getBytes(StandardCharsets.US_ASCII));
    }

    /** SubjectPublicKeyInfo in base64; its last 32 bytes are the raw key. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /** What keyed hashes may be made from. Never to be stored or shown. */
    byte[] secret() {
        return pair.getPrivate().getEncoded();
    }

    /** Whether signatures of this key can be checked with a public key in the form of {@link #publicKey}. */
    boolean belongsTo(String publicKey) {
        try {
            return belongsTo(KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private boolean belongsTo(PublicKey other) throws GeneralSecurityException {
        return verifies(other, sign(SAMPLE));
    }

    /** Signs bytes: 64 bytes, RFC 8032. */
    byte[] sign(byte[] bytes) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot sign with Ed25519 keys; use Java 17 or later", e);
        }
    }

    private static boolean verifies(PublicKey key, byte[] signed) throws GeneralSecurityException {
        var signature = Signature.getInstance(ALGORITHM);
        signature.initVerify(key);
        signature.update(SAMPLE);
        return signature.verify(signed);
    }

    private static String block(String label, byte[] der) {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static byte[] block(String pem, String label) {
        var found = Pattern.compile("-----BEGIN " + label + "-----([^-]*)-----END " + label + "-----")
                .matcher(pem);
        if (!found.find()) {
            throw new IllegalArgumentException("no block");
        }
        return Base64.getMimeDecoder().decode(found.group(1));
    }
}
