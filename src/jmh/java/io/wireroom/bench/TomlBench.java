package io.wireroom.bench;

import io.wireroom.parse.toml.TomlReader;
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
import org.tomlj.Toml;

/** Time to read the front matter of a usual document, with the guard before the parser, compared to the parser alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class TomlBench {
    private static final String HEADER = """
        title = "Harbour Ltd. (NASDAQ: HRBR) Reports a Record Quarter and Raises Its Outlook for the Year"
        date = "2025-07-30T14:15:31Z"
        draft = false
        summary = "The port's operator says that 1,200 ships came in, more than in any quarter before, and that the new quay opens in May."
        description = "Harbour Ltd. reports a record quarter and raises its outlook."
        source_link = "https://www.harbour.example/news/2025/07/30/record-quarter?id=17797"
        enclosure = "https://cdn.harbour.example/images/2025/07/quay.jpg"
        article_id = 126642
        feed_item_id = 17797
        url = "/202507/126642-harbour-ltd-nasdaq-hrbr-reports-a-record-quarter-and-raises-its-outlook-for-the-year"
        qrcode = "https://cdn.example/hrbr/qrcode/257/30/goldKr4x.webp"
        source = "Harbour Newswire"
        tags = ["ports", "shipping", "earnings"]
        """;

    private final TomlReader reader = new TomlReader();

    @Benchmark
    public Object header() {
        return reader.read(HEADER, 1);
    }

    @Benchmark
    public Object parserAlone() {
        return Toml.parse(HEADER);
    }
}
