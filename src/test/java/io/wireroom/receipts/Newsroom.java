package io.wireroom.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.PackagedWireroom;
import io.wireroom.partner.KeyHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process with the broker and the pipeline, and two endpoints. */
final class Newsroom implements AutoCloseable {
    static final List<String> PARTNERS =
            List.of("poller", "alpha", "listener", "loader", "hooked", "desk", "publisher");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final PackagedWireroom core;
    private final PackagedWireroom steady;
    private final PackagedWireroom killed;

    Newsroom(Path folder, int hookPort) throws IOException, InterruptedException {
        this.folder = folder;
        Path file = Files.writeString(folder.resolve("partners.yaml"), partners(hookPort));
        core = new PackagedWireroom(folder.resolve("core"))
                .with("wireroom.roles", "pipeline,endpoint")
                .with("wireroom.partners.file", file.toString())
                .start();
        core.awaitReady();
        steady = endpoint("steady", "endpoint,webhooks", file).start();
        killed = endpoint("killed", "endpoint", file).start();
        steady.awaitReady();
        killed.awaitReady();
    }

    private static String partners(int hookPort) {
        StringBuilder partners = new StringBuilder("partners:\n");
        for (String name : PARTNERS) {
            partners.append("  - {name: ")
                    .append(name)
                    .append(", keys: [{sha256: ")
                    .append(KeyHash.of("key-of-" + name).hex())
                    .append("}], limit: {requests: 100000, per: 60s}, withdrawals: {within: 1s}")
                    .append(
                            switch (name) {
                                case "alpha" -> ", sources: [alpha]";
                                case "desk" -> ", operate: true";
                                case "publisher" -> ", publish: true";
                                case "hooked" ->
                                    ", webhooks: [{name: site, url: \"http://127.0.0.1:" + hookPort
                                            + "/\", secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw]}]";
                                default -> "";
                            })
                    .append("}\n");
        }
        return partners.toString();
    }

    private PackagedWireroom endpoint(String name, String roles, Path partners) {
        return new PackagedWireroom(folder.resolve(name))
                .with("wireroom.roles", roles)
                .with("wireroom.kafka.bootstrap-servers", core.bootstrapServers())
                .with("wireroom.partners.file", partners.toString())
                .with("wireroom.webhooks.allowed-networks", "127.0.0.0/8")
                .with("wireroom.webhooks.retries", "300ms");
    }

    /** The endpoint that also sends webhooks. */
    PackagedWireroom steady() {
        return steady;
    }

    PackagedWireroom killed() {
        return killed;
    }

    List<PackagedWireroom> endpoints() {
        return List.of(steady, killed);
    }

    /** Kills one endpoint and starts it again. */
    void restart() throws IOException, InterruptedException {
        killed.kill();
        killed.start();
        killed.awaitReady();
    }

    void hand(String source, long id, String more) throws IOException, InterruptedException {
        String document = "+++\ntitle = \"Ships\"\narticle_id = %d\nsource = \"%s\"\n%s+++\nIn the harbour.\n"
                .formatted(id, source, more);
        assertThat(core.post("/v1/articles", document, "Authorization", "Bearer key-of-publisher")
                        .statusCode())
                .isEqualTo(202);
    }

    /** The receipts of an article; null if the endpoint does not know it yet. */
    static @Nullable JsonNode receipts(PackagedWireroom endpoint, long id) throws IOException, InterruptedException {
        var answer = endpoint.get("/v1/articles/" + id + "/receipts", "Authorization", "Bearer key-of-desk");
        return answer.statusCode() == 404 ? null : JSON.readTree(answer.body());
    }

    /** The lines of what operators read. */
    List<String> lines(String path) throws IOException, InterruptedException {
        return steady.get(path, "Authorization", "Bearer key-of-desk")
                .body()
                .lines()
                .toList();
    }

    @Override
    public void close() {
        List.of(killed, steady, core).forEach(PackagedWireroom::close);
    }
}
