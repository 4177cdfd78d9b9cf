package io.wireroom.bench;

import io.wireroom.image.Bitmap;
import io.wireroom.image.PngWriter;
import io.wireroom.image.QrImage;
import io.wireroom.image.QrStyle;
import io.wireroom.image.WebpWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Compares size and encoding time of the WebP writer with {@code cwebp -lossless} of libwebp, which must be installed, for the same
 * QR codes. For {@code cwebp} the encoding time that it reports is counted, without start-up and input. It reports whole
 * milliseconds, so codes are enlarged.
 */
final class WebpBench {
    private static final int CODES = 200;
    private static final int ROUNDS = 50;
    private static final Pattern MILLIS = Pattern.compile("Time to encode picture: ([0-9.]+)s");

    private WebpBench() {}

    static void run() throws Exception {
        for (int pixels : new int[] {QrStyle.DEFAULT.pixelsPerModule(), 64}) {
            compare(pixels);
        }
    }

    private static void compare(int pixels) throws Exception {
        List<Bitmap> codes = IntStream.range(0, CODES)
                .mapToObj(i -> QrImage.of(url(i), new QrStyle(pixels, 4, QrStyle.ErrorCorrection.MEDIUM))
                        .orElseThrow()
                        .pixels())
                .toList();
        long bytes = 0;
        double micros = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            bytes = codes.stream()
                    .mapToLong(code -> WebpWriter.write(code).length)
                    .sum();
            micros = (System.nanoTime() - start) / 1e3 / CODES; // the last round counts; the others are warm-up
        }
        long theirBytes = 0;
        double theirMicros = 0;
        Path png = Files.createTempFile("code", ".png");
        Path webp = Files.createTempFile("code", ".webp");
        for (Bitmap code : codes) {
            Files.write(png, PngWriter.write(code));
            theirMicros += encode(png, webp) / CODES;
            theirBytes += Files.size(webp);
        }
        Files.delete(png);
        Files.delete(webp);
        System.out.printf(
                "%d codes, %d pixels a module: ours %.1f µs and %d bytes each, libwebp %.0f µs and %d bytes each; ratios"
                        + " %.3f and %.3f%n",
                CODES,
                pixels,
                micros,
                bytes / CODES,
                theirMicros,
                theirBytes / CODES,
                micros / theirMicros,
                (double) bytes / theirBytes);
    }

    /** The encoding time in microseconds that {@code cwebp} reports. */
    private static double encode(Path png, Path webp) throws IOException, InterruptedException {
        Process cwebp = new ProcessBuilder("cwebp", "-lossless", "-v", png.toString(), "-o", webp.toString())
                .redirectErrorStream(true)
                .start();
        String report = new String(cwebp.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher seconds = MILLIS.matcher(report);
        if (cwebp.waitFor() != 0 || !seconds.find()) {
            throw new IOException(report);
        }
        return Double.parseDouble(seconds.group(1)) * 1e6;
    }

    private static String url(int i) {
        return "https://news.example/202507/" + (126_642 + i) + "-harbor-council-approves-a-new-ferry-route";
    }
}
