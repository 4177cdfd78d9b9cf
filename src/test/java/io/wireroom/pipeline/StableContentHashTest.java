package io.wireroom.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.NormalDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.config.CoreWiring;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.normalize.source.SourceRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Documents that were published before are sent again after an upgrade. Where nothing in them means more than it did, their content
 * hashes are what they were, and no consumer is told of a change.
 */
class StableContentHashTest {
    private static final Instant SENT = Instant.parse("2026-03-01T10:20:30Z");
    private static final DocumentPipeline PIPELINE =
            CoreWiring.pipeline(1 << 20, SourceRegistry.EMPTY, "https://news.example", "https://cdn.example/assets");

    @Test
    void ofFrontMatterWithAnHtmlBody() {
        assertThat(hash("""
                +++
                title = "Zoë's Harbour: AT&amp;T & <b>Sons</b> grow 1,000 %"
                date = "2025-07-30T14:15:31Z"
                draft = false
                summary = "Ships &amp; ferries are back."
                description = "Ships are back."
                source_link = "https://harbor.example/a?b=1&c=2"
                enclosure = "https://cdn.example/a.png"
                article_id = 126642
                feed_item_id = 17797
                url = "/202507/126642-pinned"
                source = "Harbor Wire"
                tags = ["ports", "ferries & boats", "ports"]
                language = "en_us"
                mood = "calm"
                [extra]
                weight = 1.50
                +++

                <p>The harbour <a href='/more' rel="x">reopened</a> &amp; the <em>ferries</em> run.</p>
                <ul><li>One<li>Two</ul><table><tr><td colspan=2>a</table>
                """)).isEqualTo("sha256:b25917922cb9911fcccd30a3779654c56be9bb8f8876db233e65223e72495a0e");
    }

    @Test
    void ofAJsonDocumentInMarkdown() {
        assertThat(hash("""
                {"title": "Ships come in", "source": "Harbor Wire", "article_id": "42", "date": "2025-07-30T00:00:00Z",
                 "summary": "Ships came in.", "description": "Ships.",
                 "content_markdown": "# Ships\\n\\nThey *came* in. They left again. ![quay](https://cdn.example/q.jpg)\\n\\n> Bye\\n",
                 "draft": "false", "tags": ["a", 5], "rank": 7, "nested": {"deep": [1, 2.5, true]}}
                """)).isEqualTo("sha256:df4377cd5869caf36fa7090528a681e642b97adcb5ea77b7c0b3138862ef5dbf");
    }

    @Test
    void ofABodyWithThingsToRemove() {
        assertThat(hash("""
                +++
                title = "Odds and ends"
                article_id = 43
                summary = "Odds."
                description = "Ends."
                date = "2025-07-30T14:15:31Z"
                source = "Harbor Wire"
                enclosure = "https://cdn.example/xNone"
                +++

                <div onclick="x()"><h1>Odds</h1><script>x()</script><font color="red">Red</font> and
                <a href="javascript:x()">ends</a> of <x-y>all</x-y> sorts.</div>
                """)).isEqualTo("sha256:367391d955905aadada57c8aeb64ac64e5ff1c22a607844a0d2440314c5389ce");
    }

    private static String hash(String document) {
        var raw = new RawDocument(null, document.getBytes(UTF_8), null, SENT);
        if (PIPELINE.read(raw) instanceof Result.Ok<NormalDocument>(NormalDocument read)
                && PIPELINE.decide(LedgerEntry.NEW, read, SENT) instanceof Decision.Publish published) {
            return published.edition().contentHash();
        }
        throw new AssertionError(PIPELINE.read(raw));
    }
}
