package io.wireroom.bench.process;

import io.wireroom.logs.TestLogLevel;

/** A Kafka broker that is the only thing in its process. The argument is the file with its properties. */
public final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] properties) {
        TestLogLevel.set();
        kafka.Kafka.main(properties);
    }
}
