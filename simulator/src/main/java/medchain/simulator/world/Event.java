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

    /** What faults do by themselves, in time. */
    sealed interface OfFault extends Event {
        /** As in the trace: below -20. */
        int code();

        /** Which node or fault, as in the trace. */
        int which();
    }

    /**
     * @param number of the fault
     */
    record FaultEnds(int number) implements OfFault {
        @Override
        public int code() {
            return -21;
        }

        @Override
        public int which() {
            return number;
        }
    }

    /**
     * Some node leaves.
     *
     * @param number of the churn
     */
    record Leaves(int number) implements OfFault {
        @Override
        public int code() {
            return -22;
        }

        @Override
        public int which() {
            return number;
        }
    }

    /** A node that left comes back. */
    record Returns(NodeId node, boolean withDisk) implements OfFault {
        @Override
        public int code() {
            return -23;
        }

        @Override
        public int which() {
            return node.index();
        }
    }

    /**
     * A slot begins by the clock of a node that is wrong.
     *
     * @param era of the clock's fault
     */
    record OwnSlot(NodeId node, long slot, int era) implements OfFault {
        @Override
        public int code() {
            return -24;
        }

        @Override
        public int which() {
            return node.index();
        }
    }
}
