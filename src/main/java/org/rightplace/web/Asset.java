package org.rightplace.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A file that pages link: a stylesheet, an icon, later a script. Its address has a part of its digest, so a browser may keep it for ever and still has
 * the new one as soon as a page links it.
 *
 * @param address below which it is served
 * @param text what stands in it
 */
public record Asset(String address, String type, String text) {

    /** How every page looks. A page that is written to a file holds the text itself: it leads to no server. */
    public static final Asset STYLE = of("rightplace", "css", "text/css");

    /** What a browser shows beside a page's title. */
    public static final Asset ICON = of("icon", "svg", "image/svg+xml");

    private static final String FOLDER = "/assets/";
    private static final Map<String, Asset> ALL = Map.of(STYLE.address(), STYLE, ICON.address(), ICON);

    private static Asset of(String name, String ending, String type) {
        try (var in = Asset.class.getResourceAsStream("/assets/" + name + "." + ending)) {
            var bytes = in.readAllBytes();
            var digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 16);
            return new Asset(
                    "/assets/" + name + "-" + digest + "." + ending, type, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What is served: to everybody, as it says nothing of anybody. */
    static List<Route> routes() {
        return List.of(Route.get(FOLDER + "{file}", Asset::send).open());
    }

    private static void send(Context context) {
        var asset = ALL.get(FOLDER + context.pathParam("file"));
        if (asset == null) {
            throw new Problem(404, "Page not found");
        }
        var tag = '"' + asset.address().substring(FOLDER.length()) + '"';
        context.header("Cache-Control", "public, max-age=31536000, immutable").header("ETag", tag);
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        context.contentType(asset.type() + "; charset=utf-8").result(asset.text());
    }
}
