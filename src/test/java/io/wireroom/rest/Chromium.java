package io.wireroom.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A page in a headless Chromium, driven by the Chrome DevTools Protocol. */
final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> replies = new LinkedBlockingQueue<>();
    private final List<String> requested = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private int calls;

    /** @param folder an empty folder for the profile */
    Chromium(Path folder) throws Exception {
        process = new ProcessBuilder(
                        "chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        try {
            String page = pageSocket(folder.resolve("DevToolsActivePort"));
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create(page), new Listener())
                    .get(30, TimeUnit.SECONDS);
            call("Page.enable", Map.of());
            call("Network.enable", Map.of());
            call("Runtime.enable", Map.of());
            call("Log.enable", Map.of());
        } catch (Exception | AssertionError e) {
            close();
            throw e;
        }
    }

    private static String pageSocket(Path portFile) throws Exception {
        PartnerClient.await(() -> Files.exists(portFile) && portFile.toFile().length() > 0);
        String port = Files.readAllLines(portFile).getFirst();
        URI list = URI.create("http://127.0.0.1:" + port + "/json");
        for (int tries = 0; tries < 300; tries++) {
            try (var found = list.toURL().openStream()) {
                for (JsonNode each : JSON.readTree(found)) {
                    if (each.get("type").textValue().equals("page")) {
                        return each.get("webSocketDebuggerUrl").textValue();
                    }
                }
            }
            Thread.sleep(100);
        }
        throw new IOException("there is no page");
    }

    /** Opens a page and waits until it is loaded. */
    void open(String url) throws Exception {
        requested.clear();
        errors.clear();
        call("Page.navigate", Map.of("url", url));
        PartnerClient.await(
                () -> evaluate("document.readyState + location.href").equals("complete" + url));
    }

    /** The value of an expression, which may be a promise, as text. */
    String evaluate(String expression) {
        JsonNode result = call(
                "Runtime.evaluate",
                Map.of("expression", "Promise.resolve(" + expression + ").then(String)", "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(result.toString());
        }
        return result.get("result").get("value").asText();
    }

    void setJavaScript(boolean enabled) {
        call("Emulation.setScriptExecutionDisabled", Map.of("value", !enabled));
    }

    /** The URLs that were requested since the page was opened. */
    List<String> requested() {
        return List.copyOf(requested);
    }

    /** What the browser complained of since the page was opened, such as violations of the content security policy. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    private synchronized JsonNode call(String method, Map<String, Object> parameters) {
        int id = ++calls;
        ObjectNode call = JSON.createObjectNode().put("id", id).put("method", method);
        call.set("params", JSON.valueToTree(parameters));
        try {
            socket.sendText(call.toString(), true).get(30, TimeUnit.SECONDS);
            while (true) {
                JsonNode reply = replies.poll(30, TimeUnit.SECONDS);
                if (reply == null) {
                    throw new AssertionError("no reply to " + method);
                }
                if (reply.get("id").intValue() == id) {
                    if (reply.has("error")) {
                        throw new AssertionError(method + ": " + reply);
                    }
                    return reply.get("result");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (Exception e) {
            throw new AssertionError(method, e);
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            var _ = socket.sendText("{\"id\":0,\"method\":\"Browser.close\"}", true);
        }
        try {
            process.waitFor(10, TimeUnit.SECONDS); // it writes into its folder until it ends
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        all.forEach(each -> each.onExit().join());
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                try {
                    take(JSON.readTree(message.toString()));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(JsonNode received) {
            if (received.has("id")) {
                replies.add(received);
                return;
            }
            JsonNode parameters = received.path("params");
            switch (received.path("method").asText()) {
                case "Network.requestWillBeSent" ->
                    requested.add(parameters.path("request").path("url").asText());
                case "Runtime.exceptionThrown", "Log.entryAdded" -> errors.add(parameters.toString());
                default -> {} // other events
            }
        }
    }
}
