package io.wireroom.rest.operate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wireroom.history.RejectedQuery;
import io.wireroom.journal.RecordPosition;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.Parameters;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operator's selection of rejected documents to redrive, as a JSON object.
 *
 * @param ids ids of the documents; if empty, those that match the query
 * @param limit maximum number of documents
 */
public record RedriveOrder(Set<RecordPosition> ids, RejectedQuery query, int limit, boolean force) {
    /** Maximum number of documents of a request. */
    public static final int MAX_DOCUMENTS = 1_000;

    private static final int USUAL = 100;
    private static final String KNOWN = "code, force, ids, limit, since, source";
    private static final JsonFactory JSON = new JsonFactory();

    /** Selects these documents, unchanged. */
    public static RedriveOrder of(Set<RecordPosition> ids) {
        return new RedriveOrder(ids, new RejectedQuery(Set.of(), Set.of(), null), MAX_DOCUMENTS, false);
    }

    /** @throws Problem 400 for another value, for an unknown member, and for a selection of everything */
    static RedriveOrder read(byte[] json) {
        Reading reading = new Reading();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                reading.member(name, parser);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw malformed();
            }
        } catch (IOException e) {
            throw malformed();
        }
        return reading.order();
    }

    private static Problem malformed() {
        return new Problem(ProblemType.BAD_REQUEST, "The body has to be a JSON object with members of " + KNOWN);
    }

    private static final class Reading {
        private final Set<RecordPosition> ids = new LinkedHashSet<>();
        private Set<String> codes = Set.of();
        private Set<String> sources = Set.of();
        private @Nullable Instant since;
        private int limit = USUAL;
        private boolean force;

        void member(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "ids" -> texts(name, parser).forEach(id -> ids.add(position(id)));
                case "code" -> codes = RejectedCodes.known(texts(name, parser));
                case "source" -> sources = texts(name, parser);
                case "since" -> since = Parameters.momentOf(name, parser.getText());
                case "limit" -> limit = limit(parser);
                case "force" -> force = flag(parser);
                default -> throw new Problem(ProblemType.UNKNOWN_PARAMETER, "Known here: " + KNOWN);
            }
        }

        RedriveOrder order() {
            if (ids.isEmpty() && codes.isEmpty() && sources.isEmpty() && since == null) {
                throw new Problem(
                        ProblemType.BAD_REQUEST,
                        "Nothing is selected: there has to be one of code, ids, since, source");
            }
            if (!ids.isEmpty() && (!codes.isEmpty() || !sources.isEmpty() || since != null)) {
                throw Parameters.bad("ids", "beside code, since or source");
            }
            return new RedriveOrder(ids, new RejectedQuery(codes, sources, since), limit, force);
        }

        /** A string, or a list of strings. An empty list counts as absent, because generated clients send it. */
        private static Set<String> texts(String name, JsonParser parser) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                return Set.of(parser.getText());
            }
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw Parameters.bad(name, "neither a text nor a list of texts");
            }
            Set<String> texts = new LinkedHashSet<>();
            while (parser.nextToken() == JsonToken.VALUE_STRING && texts.size() <= MAX_DOCUMENTS) {
                texts.add(parser.getText());
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw Parameters.bad(name, "not a list of at most " + MAX_DOCUMENTS + " texts");
            }
            return texts;
        }

        private static RecordPosition position(String id) {
            return RecordPosition.parse(id)
                    .orElseThrow(() -> Parameters.bad("ids", "not the ids of rejected documents"));
        }

        private static int limit(JsonParser parser) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                long number = parser.getValueAsLong();
                if (number >= 1 && number <= MAX_DOCUMENTS) {
                    return (int) number;
                }
            }
            throw Parameters.bad("limit", "not a whole number from 1 to " + MAX_DOCUMENTS);
        }

        private static boolean flag(JsonParser parser) {
            if (!List.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE).contains(parser.currentToken())) {
                throw Parameters.bad("force", "neither true nor false");
            }
            return parser.currentToken() == JsonToken.VALUE_TRUE;
        }
    }
}
