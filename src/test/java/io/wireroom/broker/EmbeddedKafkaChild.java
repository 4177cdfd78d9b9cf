package io.wireroom.broker;

import java.nio.file.Path;

/** Child process that writes one record, reports it, and waits to be killed. */
final class EmbeddedKafkaChild {
    static final String READY = "ready to be killed";

    private EmbeddedKafkaChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), 0);
        EmbeddedKafkaIT.makeTopic(kafka);
        EmbeddedKafkaIT.produce(kafka, "from the child");
        System.out.println(READY);
        Thread.sleep(Long.MAX_VALUE);
    }
}
