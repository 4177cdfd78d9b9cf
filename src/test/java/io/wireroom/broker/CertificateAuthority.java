package io.wireroom.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Makes keys and certificates with the JDK's {@code keytool}. */
public final class CertificateAuthority {
    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final Path certificate;

    /** @param folder an empty one, for its files */
    public CertificateAuthority(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.certificate = folder.resolve("ca.crt");
        keytool("ca", "-genkeypair", "-dname", "CN=authority", "-ext", "bc:c", "-keyalg", "EC", "-validity", "2");
        Files.writeString(certificate, keytool("ca", "-exportcert", "-rfc"));
    }

    /** The authority's own, in PEM. */
    public Path certificate() {
        return certificate;
    }

    /** A key and its certificate for {@code CN=name} and 127.0.0.1. */
    public Issued issue(String name) throws IOException, InterruptedException {
        keytool(name, "-genkeypair", "-dname", "CN=" + name, "-keyalg", "EC", "-validity", "2");
        Path request = Files.writeString(folder.resolve(name + ".csr"), keytool(name, "-certreq"));
        String signed = keytool(
                "ca", "-gencert", "-rfc", "-infile", request.toString(), "-ext", "san=ip:127.0.0.1,dns:localhost");
        Path chain = Files.writeString(folder.resolve(name + ".crt"), signed + Files.readString(certificate));
        keytool(name, "-importcert", "-noprompt", "-file", chain.toString());
        return new Issued(store(name), chain, certificate);
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private String keytool(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", name, "-keystore", store(name).toString(), "-storepass", PASSWORD));
        Path errors = folder.resolve("keytool.txt");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output + Files.readString(errors)).isZero();
        return output;
    }

    /**
     * @param store the key with its certificate, PKCS #12
     * @param chain the certificate and that of its authority, PEM
     * @param authority the certificate of its authority, PEM
     */
    public record Issued(Path store, Path chain, Path authority) {

        /** Kafka's settings with the store. */
        Map<String, String> asStores() {
            return Map.of(
                    "ssl.keystore.type",
                    "PKCS12",
                    "ssl.keystore.location",
                    store.toString(),
                    "ssl.keystore.password",
                    PASSWORD,
                    "ssl.truststore.type",
                    "PEM",
                    "ssl.truststore.location",
                    authority.toString());
        }

        /** The private key, PEM. */
        public String key() {
            try (InputStream in = Files.newInputStream(store)) {
                KeyStore keys = KeyStore.getInstance("PKCS12");
                keys.load(in, PASSWORD.toCharArray());
                byte[] key = keys.getKey(keys.aliases().nextElement(), PASSWORD.toCharArray())
                        .getEncoded();
                return "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
