package io.wireroom.image;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A canonical, length-limited Huffman code built from symbol counts, and its serialization in a VP8L stream (RFC 9649 §3).
 */
final class PrefixCode {
    private static final int MAX_CODE_LENGTH = 15;
    private static final int MAX_LENGTH_CODE_LENGTH = 7;
    private static final int[] LENGTHS_ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int SHORT_ZEROS = 17;
    private static final int LONG_ZEROS = 18;

    private final int[] lengths;
    private final int[] bits;

    private PrefixCode(int[] lengths) {
        this.lengths = lengths;
        this.bits = canonicalBits(lengths);
    }

    /** @param counts frequency of each symbol; a single used symbol takes no bits and must be described as a simple code */
    static PrefixCode of(int[] counts) {
        return new PrefixCode(limitedLengths(counts, MAX_CODE_LENGTH));
    }

    void write(int symbol, BitWriter out) {
        out.write(bits[symbol], lengths[symbol]);
    }

    /** Writes the code lengths as a "normal" code, with runs of zeros compressed. */
    void describe(BitWriter out) {
        int[] counts = new int[LENGTHS_ORDER.length];
        forEachRun((symbol, extra, extraBits) -> counts[symbol]++);
        int[] lengthsOfLengths = limitedLengths(counts, MAX_LENGTH_CODE_LENGTH);
        PrefixCode codeOfLengths = new PrefixCode(lengthsOfLengths);
        int written = LENGTHS_ORDER.length;
        while (written > 4 && lengthsOfLengths[LENGTHS_ORDER[written - 1]] == 0) {
            written--;
        }
        out.write(0, 1); // not a simple code
        out.write(written - 4, 4);
        for (int i = 0; i < written; i++) {
            out.write(lengthsOfLengths[LENGTHS_ORDER[i]], 3);
        }
        out.write(0, 1); // lengths of all symbols follow
        forEachRun((symbol, extra, extraBits) -> {
            codeOfLengths.write(symbol, out);
            out.write(extra, extraBits);
        });
    }

    /** Describes a simple code: one symbol, encoded in no bits, or two, encoded in one bit each. Symbols are below 256. */
    static void describeSimple(BitWriter out, int... symbols) {
        out.write(1, 1);
        out.write(symbols.length - 1, 1);
        out.write(1, 1); // the first symbol is also written in eight bits
        for (int symbol : symbols) {
            out.write(symbol, 8);
        }
    }

    private interface Run {
        void accept(int symbol, int extra, int extraBits);
    }

    private void forEachRun(Run run) {
        for (int i = 0; i < lengths.length; ) {
            int zeros = 0;
            while (i + zeros < lengths.length && lengths[i + zeros] == 0 && zeros < 138) {
                zeros++;
            }
            if (zeros < 3) {
                run.accept(lengths[i++], 0, 0);
            } else {
                boolean few = zeros < 11;
                run.accept(few ? SHORT_ZEROS : LONG_ZEROS, few ? zeros - 3 : zeros - 11, few ? 3 : 7);
                i += zeros;
            }
        }
    }

    /** Raises the minimum count until no code is longer than {@code limit}. Ties are broken by symbol, so output is stable. */
    private static int[] limitedLengths(int[] counts, int limit) {
        int[] lengths = new int[counts.length];
        for (int minCount = 1; ; minCount *= 2) {
            int deepest = huffmanLengths(counts, minCount, lengths);
            if (deepest <= limit) {
                return lengths;
            }
        }
    }

    private record Node(long count, int order, int symbol, int left, int right) {}

    private static int huffmanLengths(int[] counts, int minCount, int[] lengths) {
        Node[] nodes = new Node[2 * counts.length];
        int size = 0;
        PriorityQueue<Node> queue =
                new PriorityQueue<>(Comparator.comparingLong(Node::count).thenComparingInt(Node::order));
        for (int symbol = 0; symbol < counts.length; symbol++) {
            if (counts[symbol] > 0) {
                nodes[size] = new Node(Math.max(counts[symbol], minCount), size, symbol, -1, -1);
                queue.add(nodes[size++]);
            }
        }
        while (queue.size() > 1) {
            Node left = queue.remove();
            Node right = queue.remove();
            nodes[size] = new Node(left.count() + right.count(), size, -1, left.order(), right.order());
            queue.add(nodes[size++]);
        }
        return depths(nodes, size, lengths);
    }

    /** Requires that parents come after their children in {@code nodes}. */
    private static int depths(Node[] nodes, int size, int[] lengths) {
        int[] depth = new int[size];
        int deepest = 0;
        for (int i = size - 1; i >= 0; i--) {
            Node node = nodes[i];
            if (node.symbol() >= 0) {
                lengths[node.symbol()] = depth[i];
                deepest = Math.max(deepest, depth[i]);
            } else {
                depth[node.left()] = depth[i] + 1;
                depth[node.right()] = depth[i] + 1;
            }
        }
        return deepest;
    }

    private static int[] canonicalBits(int[] lengths) {
        int[] bits = new int[lengths.length];
        int code = 0;
        for (int length = 1; length <= MAX_CODE_LENGTH; length++) {
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    bits[symbol] = Integer.reverse(code++) >>> (32 - length);
                }
            }
            code <<= 1;
        }
        return bits;
    }
}
