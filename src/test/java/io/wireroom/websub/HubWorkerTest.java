package io.wireroom.websub;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.rest.PartnerClient;
import io.wireroom.retry.Backoff;
import io.wireroom.webhook.DeliveryOutcome;
import io.wireroom.webhook.Result;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pings of one hub when this process has a defect. */
class HubWorkerTest {
    private static final URI HUB = URI.create("https://hub.example/");
    private static final PingListener NOBODY = new PingListener() {
        @Override
        public void pinged(URI hub, Result result) {}

        @Override
        public void dropped(URI hub) {}
    };

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final AtomicInteger defects = new AtomicInteger(2);

    private DeliveryOutcome send(byte[] form) {
        String text = new String(form, US_ASCII);
        String topic = text.substring(text.lastIndexOf('=') + 1);
        if (topic.equals("a") && defects.getAndDecrement() > 0) {
            throw new IllegalStateException("a defect");
        }
        sent.add(topic);
        return new DeliveryOutcome(Result.DELIVERED, 202, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void aDefectLosesNoTopicAndHoldsUpNoOther(int most) {
        Backoff retries = new Backoff(Duration.ofMillis(100), Duration.ofMinutes(10));
        PingSettings settings = new PingSettings(Duration.ofMillis(100), most, retries);
        HubWorker worker = new HubWorker(HUB, (_, form) -> send(form), settings, NOBODY);
        worker.add(List.of("a", "b", "c"));
        worker.start();
        try {
            PartnerClient.await(() -> sent.size() == 3);
            assertThat(sent).containsExactly("b", "c", "a");
            assertThat(worker.waiting()).isZero();
        } finally {
            worker.stop();
        }
    }
}
