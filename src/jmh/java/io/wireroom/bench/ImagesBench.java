package io.wireroom.bench;

import io.wireroom.image.QrImage;
import io.wireroom.image.QrStyle;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time to generate a QR code: the matrix alone, and with each image format. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class ImagesBench {
    private static final String URL = "https://news.example/202507/126642-harbor-council-approves-a-new-ferry-route";

    private final QrImage made = matrix();

    @Benchmark
    public QrImage matrix() {
        return QrImage.of(URL, QrStyle.DEFAULT).orElseThrow();
    }

    @Benchmark
    public byte[] webpOfMatrix() {
        return made.webp();
    }

    @Benchmark
    public byte[] pngOfMatrix() {
        return made.png();
    }

    @Benchmark
    public byte[] svgOfMatrix() {
        return made.svg();
    }

    @Benchmark
    public byte[] webpFromNothing() {
        return matrix().webp();
    }
}
