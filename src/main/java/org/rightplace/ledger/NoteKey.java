package org.rightplace.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An Ed25519 key that notes are checked with, as C2SP signed-note has it.
 *
 * @param name whose it is: not empty, without spaces and plus signs
 * @param raw 32 bytes
 */
public record NoteKey(String name, byte[] raw) {

    private static final byte ED25519 = 0x01;
    private static final int RAW_BYTES = 32;

    /** The bytes before a raw key in its SubjectPublicKeyInfo, RFC 8410. */
    private static final byte[] DER = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final Pattern TEXT = Pattern.compile("([^+\\s]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]+=*)");

    public NoteKey {
        if (name.isEmpty() || name.matches(".*[+\\s].*") || raw.length != RAW_BYTES) {
            throw new IllegalArgumentException("A key has a name without spaces and plus signs, and 32 bytes");
        }
        raw = raw.clone();
    }

    /** Of a public key in the form of {@link SigningKey#publicKey}. */
    static NoteKey of(String name, String publicKey) {
        var der = Base64.getDecoder().decode(publicKey);
        return new NoteKey(name, Arrays.copyOfRange(der, der.length - RAW_BYTES, der.length));
    }

    /**
     * Reads a key as {@link #text} writes it.
     *
     * @throws IllegalArgumentException when it is none, or its hash is not that of its name and bytes
     */
    public static NoteKey parse(String text) {
        var parts = TEXT.matcher(text.strip());
        if (parts.matches()) {
            try {
                var typed = Base64.getDecoder().decode(parts.group(3));
                if (typed.length == 1 + RAW_BYTES && typed[0] == ED25519) {
                    var key = new NoteKey(parts.group(1), Arrays.copyOfRange(typed, 1, typed.length));
                    if (HexFormat.of().formatHex(key.id()).equals(parts.group(2))) {
                        return key;
                    }
                }
            } catch (IllegalArgumentException e) {
                // Not base64: said below, with what else may be wrong.
            }
        }
        throw new IllegalArgumentException(
                "This is no key: it has the form NAME+HASH+KEY, and its hash belongs to its name and key");
    }

    /** {@code NAME+HASH+KEY}, to be given to whoever checks. */
    public String text() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /** Four bytes that tell keys of one name apart. */
    byte[] id() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(sha256.digest(typed()), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private byte[] typed() {
        var typed = new ByteArrayOutputStream(1 + RAW_BYTES);
        typed.write(ED25519);
        typed.writeBytes(raw);
        return typed.toByteArray();
    }

    /** Whether bytes were signed with the other half of this key. */
    boolean signed(byte[] bytes, byte[] signature) {
        try {
            var check = Signature.getInstance(SigningKey.ALGORITHM);
            check.initVerify(publicKey());
            check.update(bytes);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        var der = new ByteArrayOutputStream();
        der.writeBytes(DER);
        der.writeBytes(raw);
        return KeyFactory.getInstance(SigningKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(der.toByteArray()));
    }

    @Override
    public byte[] raw() {
        return raw.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey key && key.name.equals(name) && Arrays.equals(key.raw, raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return text();
    }
}
