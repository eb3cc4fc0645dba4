package medchain.scenarios.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.input.DataFiles;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.DatabaseTable;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.ModelText.NamedModel;
import medchain.scenarios.language.Surroundings;
import medchain.simulator.crypto.Secret;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.learning.RawTable;
import medchain.simulator.world.Enrolment;
import medchain.simulator.world.KeyStrength;
import medchain.simulator.world.World;
import medchain.simulator.world.WorldView;

/** What the lines of a timeline refer to: the world, and files beside the scenario. */
record Stage(Experiment experiment, World world, Path folder) implements Surroundings {
    @Override
    public WorldView view() {
        return world.view();
    }

    @Override
    public RawTable table(String file, List<String> missing) {
        return DataFiles.table(file, folder, missing);
    }

    @Override
    public RawTable table(DatabaseTable from, boolean remote, List<String> missing) {
        throw new BadInput(
                BadInput.BAD_DATA,
                Optional.empty(),
                "--mysql in a scenario; expected a file, so that a run repeats",
                Optional.of("load it in the shell, or export the table as CSV"));
    }

    /** Nobody in a scenario chose a password. */
    @Override
    public boolean givesKeys(AccountId account) {
        return true;
    }

    @Override
    public NamedModel model(String file) {
        return DataFiles.model(file, folder);
    }

    @Override
    public Enrolment enrol(AccountId account, Role role, Optional<String> passwordFile) {
        if (passwordFile.isPresent()) {
            throw new BadInput(
                    BadInput.BAD_DATA,
                    Optional.empty(),
                    "--password-file in a scenario; expected none",
                    Optional.of("passwords of a scenario's users come from its seed"));
        }
        var strength =
                KeyStrength.INTERACTIVE.with(
                        experiment.world().crypto()); // one by one, as at the prompt
        return Enrolment.simulated(experiment.seed(), account, role, strength);
    }

    @Override
    public Optional<Secret> password(AccountId account, Optional<String> passwordFile) {
        return Optional.empty();
    }
}
