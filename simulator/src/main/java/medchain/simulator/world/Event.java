package medchain.simulator.world;

import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.TxId;
import medchain.simulator.node.Message;
import medchain.simulator.node.NodePort;

/** What waits on the world's agenda. */
sealed interface Event {
    record SlotBegins(long slot) implements Event {}

    /**
     * @param waited whether it has waited for others at its receiver's line
     * @param checked whether the receiver has done the work that it brings
     */
    record Delivery(NodeId to, NodeId from, Message message, boolean waited, boolean checked)
            implements Event {
        Delivery asWaited() {
            return new Delivery(to, from, message, true, checked);
        }

        Delivery asChecked() {
            return new Delivery(to, from, message, true, true);
        }
    }

    /**
     * @param life which life of the node set the alarm; a crash ends it
     */
    record Alarm(NodeId node, NodePort.Wake what, int life) implements Event {}

    /** A simulated patient has made up her mind. */
    record PatientAnswers(TxId tx, AccountId patient, boolean yes) implements Event {}

    /** A querier has waited for the delegates for a while. */
    record QueryWaits(TxId query) implements Event {}

    /** An owner sends more parts of a large dataset. */
    record OwnerSends(DatasetId dataset) implements Event {}

    /** A training over several holders looks whether it can go on. */
    record TrainingLooks(ModelId model) implements Event {}

    record Due(Directive directive) implements Event {}

    /**
     * The clients of a closed loop look what became of their requests.
     *
     * @param loop its number
     */
    record ClientsLook(int loop) implements Event {}
}
