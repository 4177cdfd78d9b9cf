package io.wireroom.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KubernetesSchemasTest {
    private static final String BUDGET = """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: one}
            spec: {maxUnavailable: 1, selector: {matchLabels: {a: b}}}
            """;
    private static final String SCALED = """
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata: {name: one}
            spec:
              scaleTargetRef: {name: x}
              triggers: [{type: kafka, metadata: {topic: t}}]
            """;
    private KubernetesSchemas schemas;

    @BeforeEach
    void load() throws IOException {
        schemas = KubernetesSchemas.load();
    }

    @ParameterizedTest
    @EnumSource
    void acceptsEveryOverlay(Overlay overlay) {
        assertThat(overlay.objects())
                .isNotEmpty()
                .allSatisfy(object -> assertThat(schemas.problems(object)).isEmpty());
    }

    @Test
    void acceptsValidManifests() throws IOException {
        assertThat(schemas.problems(yaml(BUDGET))).isEmpty();
        assertThat(schemas.problems(yaml(SCALED))).isEmpty();
    }

    @Test
    void reportsUnknownFields() throws IOException {
        assertThat(schemas.problems(yaml(BUDGET.replace("maxUnavailable", "maxUnavailabel"))))
                .containsExactly("policy/v1 PodDisruptionBudget one.spec.maxUnavailabel is not known");
        assertThat(schemas.problems(yaml(SCALED.replace("metadata: {topic", "metaData: {topic"))))
                .contains("keda.sh/v1alpha1 ScaledObject one.spec.triggers[0].metaData is not known");
    }

    @Test
    void reportsMissingFields() throws IOException {
        assertThat(schemas.problems(yaml(SCALED.replace("type: kafka, ", ""))))
                .containsExactly("keda.sh/v1alpha1 ScaledObject one.spec.triggers[0].type has to be there");
    }

    @Test
    void reportsWrongTypes() throws IOException {
        assertThat(schemas.problems(yaml(SCALED.replace("topic: t", "topic: 7"))))
                .containsExactly("keda.sh/v1alpha1 ScaledObject one.spec.triggers[0].metadata.topic has to be a text");
        assertThat(schemas.problems(yaml(BUDGET.replace("maxUnavailable: 1", "maxUnavailable: [1]"))))
                .containsExactly("policy/v1 PodDisruptionBudget one.spec.maxUnavailable has to be a number or a text");
    }

    @Test
    void reportsUnknownKinds() throws IOException {
        assertThat(schemas.problems(yaml(BUDGET.replace("policy/v1", "policy/v1beta1"))))
                .containsExactly("no such kind: policy/v1beta1 PodDisruptionBudget");
    }

    private static JsonNode yaml(String text) throws IOException {
        return new YAMLMapper().readTree(text);
    }
}
