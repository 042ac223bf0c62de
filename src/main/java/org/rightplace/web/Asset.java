package org.rightplace.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file that pages link: a stylesheet, an icon, a script. Its address has a part of its digest, so a browser may keep it for ever and still has
 * the new one as soon as a page links it.
 *
 * @param address below which it is served
 * @param text what stands in it
 */
public record Asset(String address, String type, String text) {

    private static final String FOLDER = "/assets/";
    private static final String CSS = "text/css";
    private static final String SCRIPT = "text/javascript";

    /** What a browser shows beside a page's title. */
    public static final Asset ICON = of("icon", "svg", "image/svg+xml", ours("icon.svg"));

    /** How pages of public services look, without what is GOV.UK's alone: its font and the royal crest. */
    public static final Asset GOVUK =
            of("govuk", "css", CSS, withoutCrown(webjar("govuk-frontend", "dist/govuk/govuk-frontend.min.css")));

    /** What those pages do in a browser that runs scripts. */
    public static final Asset GOVUK_SCRIPT =
            of("govuk", "js", SCRIPT, withoutMap(webjar("govuk-frontend", "dist/govuk/govuk-frontend.min.js")));

    /** What of our pages looks otherwise than those. */
    public static final Asset STYLE = of("rightplace", "css", CSS, ours("rightplace.css"));

    /** What our own pages do in a browser that runs scripts; each does all that matters without. */
    public static final Asset SCRIPT_OF_OURS =
            of("rightplace", "js", SCRIPT, ours("rightplace.js").replace("govuk.js", GOVUK_SCRIPT.address()));

    /** Draws maps. */
    public static final Asset MAP = of("leaflet", "js", SCRIPT, withoutMap(webjar("leaflet", "dist/leaflet.js")));

    public static final Asset MAP_STYLE = of("leaflet", "css", CSS, webjar("leaflet", "dist/leaflet.css"));

    /** Draws the map of a recommendation's options. */
    public static final Asset MAP_OF_OURS =
            of("map", "js", SCRIPT, ours("map.js").replace("leaflet.js", MAP.address()));

    private static final Map<String, Asset> ALL = Stream.of(
                    ICON, GOVUK, GOVUK_SCRIPT, STYLE, SCRIPT_OF_OURS, MAP, MAP_STYLE, MAP_OF_OURS)
            .collect(Collectors.toMap(Asset::address, Function.identity()));

    private static Asset of(String name, String ending, String type, String text) {
        try {
            var digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 16);
            return new Asset(FOLDER + name + "-" + digest + "." + ending, type, text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String ours(String file) {
        return read(FOLDER + file);
    }

    /** @param file below the folder of a library that its version names */
    private static String webjar(String library, String file) {
        return read("/META-INF/resources/webjars/" + library + "/" + version(library) + "/" + file);
    }

    private static String version(String library) {
        var told = new Properties();
        try {
            told.load(new StringReader(read("/META-INF/maven/org.webjars.npm/" + library + "/pom.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return told.getProperty("version");
    }

    private static String withoutCrown(String style) {
        return withoutMap(style.replaceAll("@font-face\\{[^}]*}", "")
                .replace("GDS Transport,arial", "Arial,Helvetica")
                .replaceAll("url\\(/assets/images/[^)]*\\)", "none"));
    }

    /** Without the line that has a browser look for the file it was made from. */
    private static String withoutMap(String text) {
        return text.replaceAll("(?m)^?/[/*][#@] ?sourceMappingURL=\\S*( ?\\*/)?", "");
    }

    private static String read(String file) {
        try (var in = Asset.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
