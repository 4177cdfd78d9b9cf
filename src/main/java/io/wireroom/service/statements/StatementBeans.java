package io.wireroom.service.statements;

import io.wireroom.statement.CurrentKeys;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Beans of statements. */
final class StatementBeans {
    @Produces
    @Singleton
    CurrentKeys statementKeys() {
        return new CurrentKeys();
    }
}
