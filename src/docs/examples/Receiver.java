import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Receives a partner's webhooks and keeps the articles, one JSON file each. For {@code format: article}, and Java 21 or later,
 * without libraries.
 *
 * <pre>WEBHOOK_SECRET=whsec_… java Receiver.java 8090 articles</pre>
 *
 * Run it behind a server that terminates TLS. A real receiver reads the message with a JSON library.
 */
public final class Receiver {
    private static final byte[] KEY =
            Base64.getDecoder().decode(System.getenv("WEBHOOK_SECRET").substring("whsec_".length()));
    private static final int MAX_BODY = 16 << 20;
    private static final long MAX_AGE_SECONDS = 5 * 60;

    /** Wireroom writes the keys of a message in this order. */
    private static final Pattern MESSAGE = Pattern.compile(
            "\\{\"type\":\"article\\.(\\w+)\",.*?\"data\":(\\{\"article_id\":(\\d+),\"revision\":(\\d+),.*})}",
            Pattern.DOTALL);

    private final Path folder;

    private Receiver(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        Receiver receiver = new Receiver(Files.createDirectories(Path.of(args[1])));
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", receiver::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
            boolean valid = body.length <= MAX_BODY && isVerified(exchange, body);
            exchange.sendResponseHeaders(valid ? store(new String(body, StandardCharsets.UTF_8)) : 401, -1);
        }
    }

    /** Whether the message was signed with the secret within the last five minutes. */
    private static boolean isVerified(HttpExchange exchange, byte[] body) {
        String id = field(exchange, "webhook-id");
        String timestamp = field(exchange, "webhook-timestamp");
        if (!timestamp.matches("[0-9]{1,12}")
                || Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(timestamp)) > MAX_AGE_SECONDS) {
            return false;
        }
        byte[] expected = ("v1," + Base64.getEncoder().encodeToString(hmac(id + "." + timestamp + ".", body)))
                .getBytes(StandardCharsets.US_ASCII);
        for (String signature : field(exchange, "webhook-signature").split(" ")) {
            if (MessageDigest.isEqual(signature.getBytes(StandardCharsets.US_ASCII), expected)) {
                return true;
            }
        }
        return false;
    }

    private static String field(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static byte[] hmac(String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Stores or deletes the article, unless a later revision is known. Messages can come more than once.
     *
     * @return the status of the response
     */
    private synchronized int store(String message) throws IOException {
        Matcher parts = MESSAGE.matcher(message);
        if (!parts.matches()) {
            // Neither a test nor an article: the service shows it as refused.
            return message.startsWith("{\"type\":\"webhook.test\"") ? 204 : 422;
        }
        Path file = folder.resolve(parts.group(3) + ".json");
        long revision = Long.parseLong(parts.group(4));
        // The revision of a deleted article is kept, so that an earlier message does not bring it back.
        if (revision < knownRevision(file)) {
            return 204;
        }
        String article = parts.group(1).equals("withdrawn")
                ? "{\"article_id\":" + parts.group(3) + ",\"revision\":" + revision + ",\"status\":\"withdrawn\"}"
                : parts.group(2);
        Path temporary = Files.writeString(folder.resolve(parts.group(3) + ".tmp"), article);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return 204;
    }

    private static long knownRevision(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        Matcher revision = Pattern.compile("\"revision\":(\\d+)").matcher(Files.readString(file));
        return revision.find() ? Long.parseLong(revision.group(1)) : 0;
    }
}
