package org.rightplace.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 of requests under a key made from the ledger's signing key. A plain hash would not do: a request holds so little
 * that is not known that whoever reads the table could try every date of birth.
 */
final class RequestHmac {

    private static final String ALGORITHM = "HmacSHA256";

    private static final String PURPOSE = "rightplace idempotency";

    private final byte[] key;

    /** @param secret the signing key's private half, of which the HMAC's key says nothing */
    RequestHmac(byte[] secret) {
        this.key = hmac(secret, PURPOSE.getBytes(StandardCharsets.US_ASCII));
    }

    /** As 64 lower-case hexadecimal digits. */
    String of(Once once) {
        return HexFormat.of().formatHex(hmac(key, once.canonicalRequest()));
    }

    /** Of a caller's own key: what it is known by once what was sent under it has been erased, for the key may be a name. */
    String ofKey(String caller, String requestKey) {
        return HexFormat.of().formatHex(hmac(key, (caller + '\n' + requestKey).getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
