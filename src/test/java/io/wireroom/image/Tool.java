package io.wireroom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An external decoder from Debian's {@code webp}, {@code pngcheck} or {@code zbar-tools}; tests are skipped if it is absent. */
public record Tool(String name) {

    /** Runs the tool, asserts that it succeeds, and returns its standard output. */
    public byte[] run(Object... arguments) throws IOException, InterruptedException {
        boolean present = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        assumeTrue(present, () -> "skipped: " + name + " is not installed");
        Path errors = Files.createTempFile(name, ".log");
        List<String> command = Stream.concat(
                        Stream.of(name), Stream.of(arguments).map(Object::toString))
                .toList();
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .describedAs(() -> command + ": " + new String(output, StandardCharsets.UTF_8))
                .isZero();
        Files.delete(errors);
        return output;
    }

    public String runForText(Object... arguments) throws IOException, InterruptedException {
        return new String(run(arguments), StandardCharsets.UTF_8);
    }

    /** Decodes {@code webp} with libwebp. */
    static Bitmap decodeWebp(byte[] webp, Path folder) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("decode.webp"), webp);
        return greyMap(new Tool("dwebp").run("-quiet", file, "-ppm", "-o", "-"));
    }

    /** Parses a binary pixmap (P6, 255 levels) with black and white pixels only. */
    private static Bitmap greyMap(byte[] ppm) {
        String[] header = new String(ppm, 0, Math.min(ppm.length, 40), StandardCharsets.ISO_8859_1).split("\\s+", 5);
        int width = Integer.parseInt(header[1]);
        int height = Integer.parseInt(header[2]);
        int start = ppm.length - 3 * width * height;
        for (int i = start; i < ppm.length; i += 3) {
            assertThat(ppm[i]).isIn((byte) 0, (byte) 255).isEqualTo(ppm[i + 1]).isEqualTo(ppm[i + 2]);
        }
        return Bitmap.of(width, height, (x, y) -> ppm[start + 3 * (y * width + x)] == 0);
    }
}
