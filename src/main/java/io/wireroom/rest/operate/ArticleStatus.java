package io.wireroom.rest.operate;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import io.wireroom.history.HistoryRecord.Held;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The status of an article, with the reason as text for operators.
 *
 * @param state {@code visible}, {@code withdrawn}, {@code held}, {@code rejected}, {@code suppressed}, {@code underway} or {@code unknown}
 * @param why the reasons, as sentences
 */
public record ArticleStatus(String state, String why) {

    /**
     * @param edition the latest published edition
     * @param entries entries of the journal, latest first
     */
    public static ArticleStatus of(@Nullable Edition edition, @Nullable Held held, List<JournalEntry> entries) {
        return of(edition, held, entries, Instant::toString);
    }

    /**
     * @param edition the latest published edition
     * @param entries entries of the journal, latest first
     * @param times formats times
     */
    public static ArticleStatus of(
            @Nullable Edition edition,
            @Nullable Held held,
            List<JournalEntry> entries,
            Function<Instant, String> times) {
        return switch (edition) {
            case Article article -> {
                String since = "It is visible as revision " + article.revision() + ", since "
                        + times.apply(article.updated()) + ".";
                yield new ArticleStatus("visible", since + waiting(held, times) + refused(entries, times));
            }
            case Withdrawal withdrawal -> {
                String reason = withdrawal.reason() == null ? "" : ": " + withdrawal.reason();
                String since = "It was withdrawn at " + times.apply(withdrawal.updated()) + reason + ".";
                yield new ArticleStatus("withdrawn", since + waiting(held, times) + refused(entries, times));
            }
            case null ->
                held == null
                        ? unseen(entries, times)
                        : new ArticleStatus("held", held(held, times) + refused(entries, times));
        };
    }

    private static String held(Held held, Function<Instant, String> times) {
        return held.release() == null
                ? "It is held as a draft, until a version comes that is none."
                : "It is held until " + times.apply(held.release()) + ".";
    }

    private static String waiting(@Nullable Held held, Function<Instant, String> times) {
        if (held == null) {
            return "";
        }
        return held.release() == null
                ? " A newer version waits as a draft."
                : " A newer version waits until " + times.apply(held.release()) + ".";
    }

    /** The status of an article that is neither published nor held. */
    private static ArticleStatus unseen(List<JournalEntry> entries, Function<Instant, String> times) {
        if (entries.isEmpty()) {
            return new ArticleStatus(
                    "unknown",
                    "No document of it came in the time that the journal goes back, unless one still waits for the pipeline."
                            + " A document that can't be read names no article: look at what was rejected.");
        }
        Optional<JournalEntry> change = entries.stream()
                .filter(entry -> entry.outcome() != Outcome.REJECTED && entry.outcome() != Outcome.UNCHANGED)
                .findFirst();
        if (change.isPresent() && change.get().outcome() == Outcome.SUPPRESSED) {
            return new ArticleStatus(
                    "suppressed",
                    "It was taken back at " + times.apply(change.get().decided()) + ", before anybody saw it."
                            + refused(entries, times));
        }
        JournalEntry latest = entries.getFirst();
        return switch (latest.outcome()) {
            case REJECTED ->
                new ArticleStatus("rejected", refused(entries, times).strip());
            case PUBLISHED, UPDATED, UNCHANGED, HELD, WITHDRAWN, RELEASED, EXPIRED, SUPPRESSED ->
                new ArticleStatus(
                        "underway",
                        "The pipeline decided at " + times.apply(latest.decided()) + " (" + latest.outcome()
                                + "); this endpoint has not read it yet.");
        };
    }

    /** The reason for the rejection of the latest document, if it was rejected. */
    private static String refused(List<JournalEntry> entries, Function<Instant, String> times) {
        Optional<JournalEntry> latest = entries.stream()
                .filter(entry -> entry.document() != null)
                .findFirst()
                .filter(entry -> entry.outcome() == Outcome.REJECTED);
        return latest.map(entry -> refusal(entry, times)).orElse("");
    }

    private static String refusal(JournalEntry entry, Function<Instant, String> times) {
        String code = entry.failure() == null
                ? ""
                : entry.failure().code() + ": " + entry.failure().detail();
        return " Its latest document, " + entry.document() + ", was rejected at " + times.apply(entry.decided()) + ". "
                + code + ".";
    }
}
