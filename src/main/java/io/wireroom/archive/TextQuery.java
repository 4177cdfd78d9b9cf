package io.wireroom.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Parses a full-text query: all words are required, {@code "a phrase in quotes"} matches in order, and {@code -word}
 * excludes. Every text is valid. Words joined without a space, such as {@code wi-fi} or {@code 3.5}, are phrases. A query
 * without searchable words matches nothing; words after the first {@value #MAX_WORDS} are ignored.
 */
final class TextQuery {
    private static final int MAX_WORDS = 200;
    private static final String QUOTES = "\"“”„«»";
    private static final Analyzer ANALYZER = new WordsAnalyzer();

    private final String text;
    private final BooleanQuery.Builder all = new BooleanQuery.Builder();
    private int words;
    private boolean hasTerms;
    private boolean anyRequired;

    private TextQuery(String text) {
        this.text = text;
    }

    static Query of(String text) {
        return new TextQuery(Normalizer.normalize(text, Normalizer.Form.NFC)).read();
    }

    private Query read() {
        int at = 0;
        while (at < text.length() && words < MAX_WORDS) {
            at = readClause(at);
        }
        if (!hasTerms) {
            return MatchNoDocsQuery.INSTANCE;
        }
        if (!anyRequired) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        }
        return all.build();
    }

    /** Parses a word or phrase, or skips a space; returns the next position. */
    private int readClause(int start) {
        if (Character.isWhitespace(text.charAt(start))) {
            return start + 1;
        }
        boolean excluded = text.charAt(start) == '-';
        int at = excluded ? start + 1 : start;
        boolean quoted = at < text.length() && isQuote(at);
        int first = quoted ? at + 1 : at;
        int end = first;
        while (end < text.length() && !isQuote(end) && (quoted || !Character.isWhitespace(text.charAt(end)))) {
            end++;
        }
        add(text.substring(first, end), excluded);
        return quoted ? end + 1 : end;
    }

    private boolean isQuote(int at) {
        return QUOTES.indexOf(text.charAt(at)) >= 0;
    }

    private void add(String clause, boolean excluded) {
        List<String> terms = terms(clause);
        if (terms.isEmpty()) {
            return;
        }
        hasTerms = true;
        anyRequired |= !excluded;
        words += terms.size();
        Query query = terms.size() == 1
                ? new TermQuery(new Term(Fields.WORDS, terms.getFirst()))
                : new PhraseQuery(Fields.WORDS, terms.toArray(String[]::new));
        all.add(query, excluded ? Occur.MUST_NOT : Occur.FILTER);
    }

    private List<String> terms(String clause) {
        List<String> terms = new ArrayList<>();
        try (var stream = ANALYZER.tokenStream(Fields.WORDS, clause)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (terms.size() < MAX_WORDS - words && stream.incrementToken()) {
                terms.add(term.toString());
            }
            return terms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
