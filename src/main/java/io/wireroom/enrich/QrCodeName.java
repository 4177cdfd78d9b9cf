package io.wireroom.enrich;

import io.wireroom.article.ArticleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The name of an article's QR code: a four-letter word and four to eight base-62 characters, such as {@code lily7Gx0}. The mapping of
 * article ids to names is injective, so that a name identifies the article.
 *
 * <p>Ids 1 to 64·62<sup>4</sup> have four characters after the word, the next 64·62<sup>5</sup> five, and so on. A permutation scatters
 * the ids of one length. Names appear in print: the words, their order and the arithmetic must not change.
 */
public final class QrCodeName {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BASE = ALPHABET.length();
    private static final int MIN_LENGTH = 4;
    private static final int MAX_LENGTH = 8;

    static final List<String> WORDS =
            List.of(("airy alto aqua arch aura bell bird blue boat book calm cape dawn dove dune echo "
                            + "fern flax glad glow gold hill iris jade kind kite lake lamp lark leaf lily lime "
                            + "lion loft lynx mint moon moss nest note oboe opal palm pine plum poem pond pure "
                            + "rice rose ruby sage seed silk snow song star swan tree vale wave wing wren yarn")
                    .split(" "));
    private static final int WORD_LENGTH = 4;

    private static final List<Range> RANGES = ranges();

    private QrCodeName() {}

    /** The name of {@code id}'s QR code. */
    public static String of(ArticleId id) {
        for (Range range : RANGES) {
            if (id.value() < range.first() + range.size()) {
                return write(range.order().apply(id.value() - range.first()), range.length());
            }
        }
        throw new AssertionError("the ranges cover every article id");
    }

    /** The inverse of {@link #of}. Empty if no article id has the name. */
    public static Optional<ArticleId> idOf(CharSequence name) {
        int length = name.length() - WORD_LENGTH;
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            return Optional.empty();
        }
        long index = WORDS.indexOf(name.subSequence(0, WORD_LENGTH).toString());
        for (int i = WORD_LENGTH; i < name.length() && index >= 0; i++) {
            int digit = ALPHABET.indexOf(name.charAt(i));
            index = digit < 0 ? -1 : index * BASE + digit;
        }
        if (index < 0) {
            return Optional.empty();
        }
        Range range = RANGES.get(length - MIN_LENGTH);
        long id = range.first() + range.order().invert(index);
        return ArticleId.isValid(id) ? Optional.of(new ArticleId(id)) : Optional.empty();
    }

    private static String write(long index, int length) {
        char[] digits = new char[length];
        long rest = index;
        for (int i = length - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % BASE));
            rest /= BASE;
        }
        return WORDS.get((int) rest) + new String(digits);
    }

    private static List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        long first = 1;
        long size = WORDS.size();
        for (int length = 1; length <= MAX_LENGTH; length++) {
            size *= BASE;
            if (length >= MIN_LENGTH) {
                ranges.add(new Range(first, size, length, Permutation.of(size)));
                first += size;
            }
        }
        return List.copyOf(ranges);
    }

    /** The ids whose names have {@code length} characters after the word. */
    private record Range(long first, long size, int length, Permutation order) {}
}
