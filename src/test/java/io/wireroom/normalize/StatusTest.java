package io.wireroom.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.NormalDocument;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.normalize.source.SourceRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents whose title or status only looks like one. */
class StatusTest {
    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u2060\u200D", "&shy;", "\u3164", " \u00A0"})
    void anInvisibleTitleIsMissing(String title) {
        assertThat(Documents.complete().with("title", title).rejection()).isEqualTo(Code.TITLE_MISSING);
    }

    @Test
    void aWithdrawalCountsInAnyCase() {
        ParsedDocument document =
                Documents.complete().with("STATUS", "Withdrawn").document();

        assertThat(new ArticleNormalizer(SourceRegistry.EMPTY).normalize(document))
                .isInstanceOfSatisfying(
                        Result.Ok.class,
                        ok -> assertThat(ok.value()).isInstanceOf(NormalDocument.WithdrawalRequest.class));
    }
}
