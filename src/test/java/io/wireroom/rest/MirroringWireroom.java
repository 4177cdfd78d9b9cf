package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.wireroom.mirror.ImageServer;
import io.wireroom.mirror.Images;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The service with a folder of images, QR codes with a tracking parameter, mirroring enabled, and an image server that it may fetch from.
 * {@code /asked/{path}} returns how often a path was requested.
 */
public final class MirroringWireroom implements QuarkusTestResourceLifecycleManager {
    static final String IMAGES = "wireroom-test.images";

    private final RunningWireroom wireroom = new RunningWireroom();
    private final ImageServer images = new ImageServer();

    @Override
    public Map<String, String> start() {
        byte[] image = Images.png(40, 30);
        AtomicInteger flaky = new AtomicInteger();
        serve("/good.png", out -> ImageServer.reply(out, "200 OK", image, "Content-Type: text/html"));
        serve("/ahead.png", out -> ImageServer.reply(out, "200 OK", image));
        serve("/slow.gif", out -> {
            Thread.sleep(500);
            ImageServer.reply(out, "200 OK", image);
        });
        serve("/page.png", out -> ImageServer.reply(out, "200 OK", "<script>alert(1)</script>".getBytes(UTF_8)));
        serve("/huge.jpg", out -> ImageServer.reply(out, "200 OK", new byte[200_000]));
        serve("/stuck.jpg", out -> Thread.sleep(60_000));
        serve(
                "/away.jpg",
                out -> ImageServer.reply(
                        out, "302 Found", new byte[0], "Location: http://127.0.0.2:" + images.port() + "/good.png"));
        serve(
                "/flaky",
                out -> ImageServer.reply(out, flaky.getAndIncrement() == 0 ? "404 Not Found" : "200 OK", image));
        Map<String, String> settings = new HashMap<>(wireroom.start());
        settings.put("wireroom.assets-store.kind", "folder");
        settings.put("wireroom.qr.target", "{canonical_url}?utm_source=qr");
        settings.put("wireroom.qr.error-correction", "high");
        settings.put("wireroom.qr.module-size", "5");
        settings.putAll(Map.of(
                IMAGES,
                "http://127.0.0.1:" + images.port(),
                "wireroom.mirror.enabled",
                "true",
                "wireroom.mirror.max-bytes",
                "100000",
                "wireroom.mirror.timeout",
                "2s",
                "wireroom.mirror.retry-after",
                "3s",
                "wireroom.mirror.ports",
                Integer.toString(images.port()),
                "wireroom.mirror.allowed-networks",
                "127.0.0.1/32"));
        return settings;
    }

    private void serve(String path, ImageServer.Behaviour behaviour) {
        images.on(path, behaviour)
                .on(
                        "/asked" + path,
                        out -> ImageServer.reply(
                                out,
                                "200 OK",
                                Long.toString(images.requests(path)).getBytes(UTF_8)));
    }

    @Override
    public void stop() {
        wireroom.stop();
        images.close();
    }
}
