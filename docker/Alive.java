import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Health check for an image without a shell. Requests the readiness of the process in this container; the exit code is 0 if it is
 * ready. Uses plain sockets, because loading a full HTTP client takes longer than the request.
 *
 * <pre>{@code java Alive [PATH]}</pre>
 */
final class Alive {
    private static final int PATIENCE = 3_000;

    public static void main(String[] arguments) {
        String path = arguments.length == 0 ? "/q/health/ready" : arguments[0];
        int port = Integer.parseInt(System.getenv().getOrDefault("QUARKUS_HTTP_PORT", "8080"));
        System.exit(isOk(port, path) ? 0 : 1);
    }

    private static boolean isOk(int port, String path) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            String request = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readNBytes(12), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException e) {
            System.out.println(e.getMessage());
            return false;
        }
    }
}
