package medchain.scenarios.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import medchain.scenarios.sweep.Result;
import medchain.scenarios.sweep.Task;
import org.junit.jupiter.api.Test;

class LettersTest {
    @Test
    void a_task_and_its_result_arrive_as_they_were_sent() {
        var task = new Task(7, 3, 1, -42, "scenario: x\nseed: 1\n");

        assertThat(Letters.task(Letters.of(task))).isEqualTo(task);
        assertThat(Letters.result(Letters.done(7, List.of("", "1.5", ""))))
                .isEqualTo(new Result(7, List.of("", "1.5", "")));
    }

    @Test
    void a_refusal_over_there_is_the_same_refusal_here() {
        var refused =
                BadInput.data(new Place("<point 3>", 4, 5), "no good", Optional.of("better so"));

        assertThatThrownBy(() -> Letters.result(Letters.refused(refused)))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        here -> {
                            assertThat(here.line()).isEqualTo(refused.line());
                            assertThat(here.exitCode()).isEqualTo(BadInput.BAD_DATA);
                        });
    }

    @Test
    void a_spark_without_the_users_cluster_says_so() {
        var spark = new IllegalStateException("Could not parse Master URL: 'yarn'");

        assertThat(Misfit.of(spark, "yarn"))
                .hasMessage("this Spark cannot speak to yarn")
                .extracting("exitCode")
                .isEqualTo(BadInput.CONFIGURATION);
    }

    @Test
    void executors_with_an_older_java_are_named_with_their_version() {
        var spark =
                new IllegalStateException(
                        "Job aborted due to stage failure: java.lang.UnsupportedClassVersionError:"
                                + " medchain/scenarios/spark/Probe has been compiled by a more recent"
                                + " version (class file version 69.0), this version of the Java Runtime"
                                + " only recognizes class file versions up to 61.0");

        assertThat(Misfit.of(new Job.JobFailed(spark), "spark://a:1"))
                .hasMessage("the executors of spark://a:1 run Java 17; expected Java 25 or later")
                .extracting("exitCode")
                .isEqualTo(BadInput.CONFIGURATION);
    }
}
