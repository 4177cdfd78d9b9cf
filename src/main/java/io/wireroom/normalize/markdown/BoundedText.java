package io.wireroom.normalize.markdown;

/** An {@code Appendable} with a maximum length. */
final class BoundedText implements Appendable {
    /** Thrown when the maximum length is exceeded. */
    static final class FullException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FullException() {
            super("too much text", null, false, false);
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final int maxLength;

    BoundedText(int maxLength) {
        this.maxLength = maxLength;
    }

    @Override
    public Appendable append(CharSequence more) {
        return append(more, 0, more.length());
    }

    @Override
    public Appendable append(CharSequence more, int start, int end) {
        if (text.length() + (long) end - start > maxLength) {
            throw new FullException();
        }
        text.append(more, start, end);
        return this;
    }

    @Override
    public Appendable append(char c) {
        return append(String.valueOf(c));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
