package io.wireroom.kafka.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Utils;

/** Assigns names to partitions as Kafka's default partitioner assigns keys. */
public final class Partitions {
    private Partitions() {}

    public static int of(String name, int partitions) {
        return Utils.toPositive(Utils.murmur2(name.getBytes(UTF_8))) % partitions;
    }
}
