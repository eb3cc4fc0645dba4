package medchain.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineNameTest {
    private static EngineName name(String text) {
        return EngineName.parse(new Value(text, new Place("<line>", 1, 20)));
    }

    @Test
    void local_is_this_process_and_local_with_threads_is_spark() {
        assertThat(name("local")).isEqualTo(new EngineName.Local());
        assertThat(name("local[3]")).isEqualTo(new EngineName.Spark("local[3]", OptionalInt.of(3)));
        assertThat(name("local[*]"))
                .isEqualTo(new EngineName.Spark("local[*]", OptionalInt.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spark://a:7077",
                "spark://a.b-c:1,d:2",
                "spark://[::1]:7077",
                "k8s://https://h:6443",
                "yarn"
            })
    void clusters_are_named_as_spark_names_them(String text) {
        assertThat(name(text)).isEqualTo(new EngineName.Spark(text, OptionalInt.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "spark", "local[0]", "local[2", "spark://", "spark://a", "mesos://a:1"})
    void anything_else_is_refused_where_it_stands(String text) {
        assertThatThrownBy(() -> name(text))
                .hasMessageContaining("is no engine; expected local, local[*]")
                .extracting("place")
                .asString()
                .contains("<line>:1:20");
    }
}
