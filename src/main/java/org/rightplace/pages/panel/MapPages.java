package org.rightplace.pages.panel;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rightplace.access.Role;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** What maps are drawn on: the outline of the local area, which says nothing of anybody. */
public final class MapPages {

    private final Path boundary;

    /** @param boundary GeoJSON in eastings and northings; null for none */
    public MapPages(Path boundary) {
        this.boundary = boundary;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(Route.get("/map/boundary", this::outline).may(Role.READERS));
    }

    private void outline(Context context) {
        if (boundary == null || !Files.isRegularFile(boundary)) {
            throw new Problem(404, "There is no outline of the local area here");
        }
        try {
            context.contentType("application/geo+json").result(Files.readAllBytes(boundary));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
