package medchain.scenarios.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalInt;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import medchain.simulator.identity.Role;
import org.junit.jupiter.api.Test;

class MedicalTransactionsTest {
    private static final String HEADER =
            "amount,patient_id,doctor_id,hospital_id,insurance_id,record_type,timestamp,more\n";

    @Test
    void the_shipped_file_is_read_whole_and_its_amounts_add_up_exactly() {
        var all =
                MedicalTransactions.read(
                        "m.csv",
                        DataFiles.open("medical_transactions.csv", Path.of("nowhere")),
                        OptionalInt.empty());
        assertThat(all.rows()).hasSize(1500);
        assertThat(all.people().values()).filteredOn(Role.PATIENT::equals).hasSize(188);
        assertThat(all.people().values()).filteredOn(Role.DOCTOR::equals).hasSize(282);
        var sum =
                all.rows().stream()
                        .map(r -> r.amount().value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualTo(new BigDecimal("2395378.10"));
        assertThat(all.rows().stream().map(MedicalTransactions.Row::record).distinct())
                .hasSize(1500);
        assertThat(all.rows().getFirst().prescription())
                .isEqualTo("Encounter for check up (procedure)");
    }

    @Test
    void other_columns_and_orders_are_understood_and_rows_come_in_the_order_of_their_times() {
        var read =
                read(
                        HEADER
                                + "2.50,p,d,h,i,LAB,2024-01-02T00:00:00+02:00,x\n1,p,d,h,i,LAB,2024-01-01,x\n",
                        OptionalInt.empty());
        assertThat(read.rows()).extracting(MedicalTransactions.Row::number).containsExactly(1, 0);
        assertThat(read.rows().getLast().time()).isEqualTo(Instant.parse("2024-01-01T22:00:00Z"));
        assertThat(read.rows().getFirst().record()).hasToString("row-1");
    }

    @Test
    void only_the_first_rows_are_read_where_that_is_wanted() {
        assertThat(read(HEADER + "1,p,d,h,i,LAB,2024-01-01,x\nbad\n", OptionalInt.of(1)).rows())
                .hasSize(1);
    }

    @Test
    void a_missing_column_names_what_is_there() {
        var refusal =
                refused(
                        "amount,patient,doctor_id,hospital_id,insurance_id,record_type,timestamp\n1,2,3,4,5,6,7\n");
        assertThat(refusal.getMessage())
                .contains("no column patient_id")
                .contains("patient, doctor_id");
        assertThat(refusal.hint()).hasValue("is \"patient\" meant to be patient_id?");
    }

    @Test
    void a_wrong_cell_names_row_column_and_line() {
        for (var amount : new String[] {"-1", "1e3", "1,5", "NaN", "", "0x1", "１"}) {
            var refusal =
                    refused(
                            HEADER
                                    + "1,p,d,h,i,LAB,2024-01-01,x\n\""
                                    + amount
                                    + "\",p,d,h,i,LAB,2024-01-01,x\n");
            assertThat(refusal.getMessage()).as(amount).startsWith("row 1, amount: ");
            assertThat(refusal.place()).hasValue(new Place("m.csv", 3, 1));
        }
        assertThat(refused(HEADER + "1,p,d,h,i,LAB,2024-02-30,x\n").getMessage())
                .contains("row 0, timestamp");
        assertThat(refused(HEADER + "1,../p,d,h,i,LAB,2024-02-03,x\n").getMessage())
                .contains("row 0, patient_id");
    }

    @Test
    void nobody_is_both_patient_and_doctor() {
        var read =
                read(
                        HEADER + "1,p,d,h,i,LAB,2024-01-01,x\n1,d,e,h,i,LAB,2024-01-01,x\n",
                        OptionalInt.empty());
        assertThat(catchThrowableOfType(BadInput.class, read::people).getMessage())
                .contains("d is a doctor and a patient");
    }

    private static MedicalTransactions read(String text, OptionalInt limit) {
        return MedicalTransactions.read(
                "m.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limit);
    }

    private static BadInput refused(String text) {
        var refusal = catchThrowableOfType(BadInput.class, () -> read(text, OptionalInt.empty()));
        assertThat(refusal.exitCode()).isEqualTo(65);
        return refusal;
    }
}
