package org.rightplace.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where the server listens, under which names it answers, and whose word it takes on who asks.
 *
 * @param host name or address of this machine to listen on
 * @param port 0 for any free one
 * @param address under which browsers reach it, {@code https://name} with a port or without; null where only this machine does
 * @param tls null when it speaks plain HTTP
 * @param proxies that end TLS before it
 */
public record Listening(String host, int port, URI address, Tls tls, Set<InetAddress> proxies) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> OWN_NAMES = Set.of(LOOPBACK, "localhost", "[::1]");
    private static final String HTTPS = "https";
    private static final String PROTO = "X-Forwarded-Proto";

    /** On the loopback address of this machine, and nothing else. */
    public static Listening here(int port) {
        return new Listening(LOOPBACK, port, null, null, Set.of());
    }

    /**
     * This, if it may serve at all: nothing goes over a network unencrypted.
     *
     * @throws CannotServe saying what to set
     */
    public Listening checked() {
        if (isHere()) {
            return this;
        }
        if (tls == null && proxies.isEmpty()) {
            throw new CannotServe("RIGHTPLACE_HOST is not the loopback address, and nothing would be encrypted. Set"
                    + " RIGHTPLACE_TLS_KEYSTORE and RIGHTPLACE_TLS_PASSWORD_FILE, or name the proxy that ends TLS with"
                    + " RIGHTPLACE_PROXY.");
        }
        if (address == null) {
            throw new CannotServe("RIGHTPLACE_HOST is not the loopback address, and no browser would be answered: say"
                    + " under which address they come with RIGHTPLACE_ADDRESS, https://rightplace.example say.");
        }
        return this;
    }

    public boolean isHere() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new CannotServe("The host that RIGHTPLACE_HOST names is not known.");
        }
    }

    /** Whether a request names this server: another name may have been given its address to have a browser read these pages. */
    boolean answersTo(String named) {
        if (named == null) {
            return true;
        }
        var name = named.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        return OWN_NAMES.contains(name) || isAddress(name);
    }

    private boolean isAddress(String name) {
        return address != null && name.equalsIgnoreCase(address.getHost());
    }

    /** Whether a page at {@code origin} may send a form here: one of ours only. */
    boolean isOwn(String origin, Context context) {
        var named = context.host();
        var own = named != null && isAddress(named.replaceFirst(":\\d+$", ""))
                ? address.toString()
                : scheme(context) + "://" + named;
        return origin.equalsIgnoreCase(own);
    }

    /** Whether what comes, and what is answered, goes over no network in the clear. */
    boolean isUnseen(Context context) {
        return isUnseen(context.req().getRemoteAddr(), context.header(PROTO), context.path());
    }

    boolean isUnseen(String from, String proto, String path) {
        if (tls != null) {
            return true;
        }
        var near = literal(from).map(InetAddress::isLoopbackAddress).orElse(false);
        if (isProxy(from) && proto != null) {
            return proto.equalsIgnoreCase(HTTPS);
        }
        // What a proxy asks for itself, whether this is alive, tells of nobody.
        return near || isProxy(from) && path.startsWith("/health/");
    }

    String scheme(Context context) {
        return tls != null || isProxy(context.req().getRemoteAddr()) && HTTPS.equalsIgnoreCase(context.header(PROTO))
                ? HTTPS
                : "http";
    }

    /**
     * From where a request comes. A proxy puts the address it was asked from behind whatever was there, which anybody may have written: so
     * the last one counts that is no proxy of ours.
     */
    String ip(Context context) {
        var from = context.req().getRemoteAddr();
        if (!isProxy(from)) {
            return from;
        }
        var named = new ArrayList<String>();
        Collections.list(context.req().getHeaders("X-Forwarded-For"))
                .forEach(line -> named.addAll(List.of(line.split(","))));
        Collections.reverse(named);
        for (String one : named) {
            var bare = one.strip().replaceFirst("^([\\d.]+):\\d+$", "$1").replaceFirst("^\\[([^]]*)](:\\d+)?$", "$1");
            var parsed = literal(bare);
            if (parsed.isEmpty()) {
                return from;
            }
            if (!proxies.contains(parsed.get())) {
                return parsed.get().getHostAddress();
            }
        }
        return from;
    }

    private boolean isProxy(String from) {
        return !proxies.isEmpty() && literal(from).filter(proxies::contains).isPresent();
    }

    /** An address as it is written in digits; nothing is ever looked up. */
    public static Optional<InetAddress> literal(String written) {
        if (!written.matches("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(written));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Where to point a browser. */
    String where(int actualPort) {
        return address != null
                ? address + "/"
                : (tls != null ? HTTPS : "http") + "://" + LOOPBACK + ":" + actualPort + "/";
    }
}
