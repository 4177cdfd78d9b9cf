package io.wireroom.rest.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.http.Body;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** The guides of the repository as pages: the index, and all guides that it links to. */
@Singleton
final class Guides {
    private static final String FOLDER = "/io/wireroom/guides/";

    private final Map<String, Body> pages = new HashMap<>();

    /** Created on first use, so that it does not delay the start. */
    Guides(WireroomConfig config) {
        GuideRenderer renderer = new GuideRenderer(file -> read(file).isPresent());
        Queue<String> waiting = new ArrayDeque<>(Set.of(GuidePaths.INDEX));
        Set<String> seen = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            String file = waiting.remove();
            byte[] content =
                    read(file).orElseThrow(() -> new IllegalStateException(file + " is missing from this package"));
            String path = GuidePaths.of(file).orElseThrow();
            if (!file.endsWith(".md")) {
                pages.put(path, Body.of(content, "text/plain;charset=UTF-8"));
                continue;
            }
            GuideRenderer.Rendered rendered = renderer.render(file, new String(content, UTF_8));
            PageFrame frame = PageFrame.ofService(rendered.guide().title() + " · " + config.title(), config.title());
            pages.put(path, HtmlBody.of(Templates.guide(frame, rendered.guide())));
            rendered.files().stream().filter(seen::add).forEach(waiting::add);
        }
    }

    /** @param path {@code /docs} or below it */
    Optional<Body> find(String path) {
        return Optional.ofNullable(pages.get(path));
    }

    private static Optional<byte[]> read(String file) {
        return PackagedFile.find(FOLDER + file);
    }
}
