package io.wireroom.article;

import java.util.function.Function;

/** The result of a pure step: a value or a rejection. */
public sealed interface Result<T> {

    record Ok<T>(T value) implements Result<T> {}

    record Rejected<T>(Rejection rejection) implements Result<T> {}

    static <T> Result<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Result<T> rejected(Rejection.Code code, String detail) {
        return new Rejected<>(new Rejection(code, detail));
    }

    /** @param field the key of the field that caused it */
    static <T> Result<T> rejected(Rejection.Code code, String field, String problem) {
        return new Rejected<>(new Rejection(code, field + ": " + problem, field));
    }

    default <U> Result<U> then(Function<? super T, Result<U>> step) {
        return switch (this) {
            case Ok<T>(T value) -> step.apply(value);
            case Rejected<T>(Rejection rejection) -> new Rejected<>(rejection);
        };
    }
}
