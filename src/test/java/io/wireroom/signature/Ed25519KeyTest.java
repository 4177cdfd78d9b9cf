package io.wireroom.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wireroom.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519KeyTest {
    /** RFC 8410 §10.3, and the seed of RFC 8037 Appendix A.1. */
    private static final String RFC_8410 = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    private static final String RFC_8037 = pem(
            "PRIVATE KEY",
            "302e020100300506032b6570042204209d61b19deffd5a60ba844af4" + "92ec2cc44449c5697b326919703bac031cae7f60");

    @TempDir
    Path folder;

    private static String pem(String label, String hex) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)) + "\n-----END " + label + "-----\n";
    }

    @Test
    void derivesThePublicKeysOfTheStandards() {
        assertThat(Ed25519Key.ofPem(RFC_8410).publicPem()).isEqualTo("""
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
                -----END PUBLIC KEY-----
                """);
        Ed25519Key key = Ed25519Key.ofPem(RFC_8037);
        assertThat(key.x()).isEqualTo("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assertThat(key.thumbprint()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void signsAsTheStandardDoes() {
        // RFC 8037 Appendix A.4
        byte[] message = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(UTF_8);

        assertThat(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Ed25519Key.ofPem(RFC_8037).sign(message)))
                .isEqualTo("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
    }

    @Test
    void roundTrips() {
        Ed25519Key key = Ed25519Key.generate();

        assertThat(Ed25519Key.ofPem(key.privatePem()).x()).isEqualTo(key.x());
        Ed25519Key publicKey = Ed25519Key.ofPem(key.publicPem());
        assertThat(publicKey.thumbprint()).isEqualTo(key.thumbprint());
        assertThat(key.signs()).isTrue();
        assertThat(publicKey.signs()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> publicKey.sign(new byte[1]));
        assertThatIllegalStateException().isThrownBy(publicKey::privatePem);
        assertThat(Ed25519Key.generate().x()).isNotEqualTo(key.x());
    }

    @Test
    void readsTheKeysOfOpenssl() throws Exception {
        assumeTrue(Programs.isThere("openssl"), "openssl is not on the path");
        run("openssl", "genpkey", "-algorithm", "ed25519", "-out", "private.pem");
        run("openssl", "pkey", "-in", "private.pem", "-pubout", "-out", "public.pem");

        String publicKey = Files.readString(folder.resolve("public.pem"));
        assertThat(Ed25519Key.ofPem(Files.readString(folder.resolve("private.pem")))
                        .publicPem())
                .isEqualTo(publicKey);
        assertThat(Ed25519Key.ofPem("a line above\r\n" + publicKey.replace("\n", "\r\n"))
                        .publicPem())
                .isEqualTo(publicKey);
    }

    private void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("output")))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAw\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2Vw\n-----END PUBLIC KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMC4CAQAw\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nMC4CAQAw\n-----END OPENSSH PRIVATE KEY-----"
            })
    void rejectsInvalidKeysWithoutRepeatingThem(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ed25519Key.ofPem(text))
                .withMessageMatching("(is not|has) [A-Za-z0-9 ]+")
                .withMessageNotContaining("MC4C");
    }

    @Test
    void refusesKeysOfOtherAlgorithms() throws Exception {
        for (String algorithm : new String[] {"X25519", "Ed448", "EC"}) {
            byte[] key = KeyPairGenerator.getInstance(algorithm)
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            Ed25519Key.ofPem(pem("PRIVATE KEY", HexFormat.of().formatHex(key))))
                    .withMessage("is not an Ed25519 private key");
        }
    }
}
