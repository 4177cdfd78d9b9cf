package io.wireroom.event;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.article.Article;
import io.wireroom.article.Audience;
import io.wireroom.article.Edition;
import io.wireroom.article.Value;
import io.wireroom.article.Withdrawal;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of an edition's JSON object in a fixed order. An unpaired surrogate, which UTF-8 can't encode (RFC 3629 §3), becomes
 * U+FFFD.
 */
final class ArticleFields {
    private final Predicate<String> wanted;
    private final JsonGenerator json;

    private ArticleFields(Predicate<String> wanted, JsonGenerator json) {
        this.wanted = wanted;
        this.json = json;
    }

    static void write(Article article, String status, Predicate<String> wanted, JsonGenerator json) throws IOException {
        new ArticleFields(wanted, json).article(article, status);
    }

    static void write(Withdrawal withdrawal, Predicate<String> wanted, JsonGenerator json) throws IOException {
        new ArticleFields(wanted, json).withdrawal(withdrawal);
    }

    private void article(Article article, String status) throws IOException {
        identity(article, status);
        text("title", article.title());
        text("summary", article.summary());
        text("description", article.description());
        origin(article);
        text("source_link", article.sourceLink());
        number("feed_item_id", article.feedItemId());
        text("url", article.path());
        text("canonical_url", article.canonicalUrl());
        text("enclosure", article.enclosure());
        text("enclosure_source", article.enclosureSource());
        text("qrcode", article.qrcode());
        text("language", article.language());
        if (!article.authors()
                .isEmpty()) { // an empty list would change the content hash of articles published before this field
            texts("authors", article.authors());
        }
        texts("tags", article.tags());
        text("content_html", article.contentHtml());
        text("content_text", article.contentText());
        number("word_count", (long) article.wordCount());
        text("content_hash", article.contentHash());
        if (fieldName("extra")) {
            value(article.extra());
        }
        texts("notes", article.notes());
        audiences(article.formerly());
    }

    private void withdrawal(Withdrawal withdrawal) throws IOException {
        identity(withdrawal, "withdrawn");
        text("reason", withdrawal.reason());
        origin(withdrawal);
        text("url", withdrawal.path());
        text("canonical_url", withdrawal.canonicalUrl());
        text("language", withdrawal.language());
        texts("tags", withdrawal.tags());
        audiences(withdrawal.formerly());
    }

    private void identity(Edition edition, String status) throws IOException {
        number("article_id", edition.id().value());
        number("revision", (long) edition.revision());
        text("status", status);
    }

    private void origin(Edition edition) throws IOException {
        moment("date", edition.date());
        moment("updated", edition.updated());
        text("source", edition.source().name());
        text("source_key", edition.source().key());
    }

    /** Writes the name of a selected field. Returns false if the field is not selected. */
    private boolean fieldName(String key) throws IOException {
        if (!wanted.test(key)) {
            return false;
        }
        json.writeFieldName(key);
        return true;
    }

    private void text(String key, @Nullable String text) throws IOException {
        if (text != null && fieldName(key)) {
            json.writeString(wellFormed(text));
        }
    }

    private void number(String key, @Nullable Long number) throws IOException {
        if (number != null && fieldName(key)) {
            json.writeNumber(number);
        }
    }

    private void moment(String key, Instant moment) throws IOException {
        if (fieldName(key)) {
            json.writeString(moment.toString());
        }
    }

    private void texts(String key, List<String> texts) throws IOException {
        if (fieldName(key)) {
            strings(texts);
        }
    }

    private void strings(List<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(wellFormed(text));
        }
        json.writeEndArray();
    }

    private void audiences(List<Audience> audiences) throws IOException {
        if (audiences.isEmpty() || !fieldName("formerly")) {
            return;
        }
        json.writeStartArray();
        for (Audience audience : audiences) {
            json.writeStartObject();
            json.writeStringField("source_key", audience.sourceKey());
            if (audience.language() != null) {
                json.writeStringField("language", audience.language());
            }
            json.writeFieldName("tags");
            strings(audience.tags());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(text.getBytes(UTF_16BE), UTF_16BE);
            }
        }
        return text;
    }

    private void value(Value value) throws IOException {
        switch (value) {
            case Value.Text(String text) -> json.writeString(wellFormed(text));
            case Value.Whole(long number) -> json.writeNumber(number);
            case Value.Decimal(var number) -> json.writeNumber(number);
            case Value.Flag(boolean set) -> json.writeBoolean(set);
            case Value.Items(List<Value> values) -> {
                json.writeStartArray();
                for (Value each : values) {
                    value(each);
                }
                json.writeEndArray();
            }
            case Value.Table(Map<String, Value> entries) -> {
                json.writeStartObject();
                for (var entry : entries.entrySet()) {
                    json.writeFieldName(wellFormed(entry.getKey()));
                    value(entry.getValue());
                }
                json.writeEndObject();
            }
        }
    }
}
