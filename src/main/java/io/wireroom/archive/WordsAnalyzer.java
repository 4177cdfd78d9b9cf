package io.wireroom.archive;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Text to words in any language: by Unicode's word boundaries (UAX #29), in lower case, without accents; no stemming and no
 * stop words, so that what is asked for is what is found.
 */
final class WordsAnalyzer extends Analyzer {
    /** So that no phrase is found across the end of a title. */
    private static final int GAP = 100;

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
        return new ASCIIFoldingFilter(new LowerCaseFilter(in));
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return GAP;
    }
}
