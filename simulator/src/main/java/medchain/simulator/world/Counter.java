package medchain.simulator.world;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.Consent;
import medchain.simulator.consent.ConsentDecision;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.IntakeDecision;
import medchain.simulator.intake.SealedText;
import medchain.simulator.journal.Happening;
import medchain.simulator.journal.MedicalFacts;
import medchain.simulator.journal.TxStage;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.node.Node;

/** Where users hand things in: signs with the user's key and takes it to the user's node. */
final class Counter {
    private final Behind b;
    private int nextRecord = 1;

    /** What stands behind the counter. */
    record Behind(
            Hub hub,
            Wallets wallets,
            Recorder recorder,
            Agenda<Event> agenda,
            Consent consent,
            Hash chainId,
            RecordKeys keys) {}

    Counter(Behind behind) {
        this.b = behind;
    }

    Outcome submitRecord(Directive.SubmitRecord d) {
        var role = b.hub().reference().ledger().role(d.doctor());
        if (role.filter(r -> r != Role.DOCTOR).isPresent()) {
            return notADoctor(d, role.get());
        }
        if (d.operation() != Operation.ADD && d.record().isEmpty()) {
            return refused(d.operation() + " names the record; expected --record");
        }
        var record = recordOf(d);
        var key = b.keys().fresh();
        Content.Medical content;
        try {
            content =
                    new Content.Medical(
                            d.hospital(),
                            d.doctor(),
                            d.patient(),
                            d.insurance(),
                            record,
                            d.recordType(),
                            d.operation(),
                            SealedText.seal("prescription", d.prescription(), key),
                            d.amount(),
                            d.sharing().map(Sharing::with),
                            d.sharing().map(s -> b.agenda().now().plus(s.time())));
        } catch (IllegalArgumentException e) {
            return refusedRow(d, record, String.valueOf(e.getMessage()));
        }
        var outcome = submit(d.doctor(), content, Optional.of(record), d.sourceRow());
        if (outcome instanceof Outcome.Submitted(var tx, _)) {
            b.keys().keep(tx, record, d.patient(), key);
            nextRecord += d.record().isEmpty() ? 1 : 0;
        }
        return outcome;
    }

    private RecordId recordOf(Directive.SubmitRecord d) {
        return d.record()
                .orElseGet(() -> new RecordId(String.format(Locale.ROOT, "rec-%06d", nextRecord)));
    }

    private Outcome notADoctor(Directive.SubmitRecord d, Role role) {
        var reason = d.doctor() + " is " + role.withArticle() + ", not a doctor";
        refusedRow(d, recordOf(d), reason);
        return new Outcome.Refused(Outcome.Why.NOT_PERMITTED, reason);
    }

    private Outcome refusedRow(Directive.SubmitRecord d, RecordId record, String reason) {
        var facts =
                new MedicalFacts(
                        d.operation(),
                        d.hospital(),
                        d.doctor(),
                        d.patient(),
                        d.insurance(),
                        record,
                        d.recordType(),
                        d.amount(),
                        d.sharing().map(Sharing::with));
        refuse(d.sourceRow(), d.doctor(), Optional.of(facts), reason);
        return refused(reason);
    }

    Outcome apply(Directive.OfStake directive) {
        return switch (directive) {
            case Directive.AddStake d -> stake(d.account(), d.amount(), Content.Stake::new);
            case Directive.RemoveStake d -> stake(d.account(), d.amount(), Content.Unstake::new);
            case Directive.StandForElection d ->
                    submit(d.node().account(), new Content.Candidacy());
            case Directive.Unjail d -> submit(d.node().account(), new Content.Unjail());
            case Directive.CastVotes d -> vote(d);
            case Directive.VoteBy d -> submit(d.account(), new Content.VoteProxy(d.proxy()));
            case Directive.ServeAsProxy(var who, boolean offered) ->
                    submit(who, new Content.ProxyService(offered));
            case Directive.ClaimRewards d -> submit(d.account(), new Content.Claim());
        };
    }

    private Outcome stake(AccountId who, long amount, LongFunction<Content> content) {
        return amount > 0
                ? submit(who, content.apply(amount))
                : refused("stake " + amount + "; expected a whole number from 1");
    }

    private Outcome vote(Directive.CastVotes d) {
        try {
            return submit(d.account(), new Content.Votes(d.votes()));
        } catch (IllegalArgumentException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    Outcome submit(AccountId sender, Content content) {
        return submit(sender, content, Optional.empty(), OptionalInt.empty());
    }

    Outcome submit(
            AccountId sender, Content content, Optional<RecordId> record, OptionalInt sourceRow) {
        var wallet = b.wallets().find(sender);
        var node = b.hub().home(sender);
        if (wallet.isEmpty() || node.isEmpty()) {
            var why = wallet.isEmpty() ? "no user " + sender : "no node is up";
            refuse(sourceRow, sender, facts(content), why);
            return refused(why);
        }
        var signed =
                b.wallets()
                        .sign(
                                wallet.get(),
                                b.chainId(),
                                b.agenda().now(),
                                node.get().safeReference(),
                                content);
        return switch (node.get().consider(signed)) {
            case IntakeDecision.Refused(var reason) -> {
                refuse(sourceRow, sender, facts(content), reason);
                yield refused(reason);
            }
            case IntakeDecision.Accepted accepted -> {
                b.wallets().spend(sender);
                b.recorder()
                        .record(
                                submitted(
                                        signed.id(), sender, content, sourceRow, node.get().id()));
                node.get().enter(accepted);
                recordStake(sender, content, node.get());
                yield new Outcome.Submitted(signed.id(), record);
            }
        };
    }

    private void recordStake(AccountId sender, Content content, Node node) {
        long staked = node.ledger().account(sender).map(a -> a.funds().staked()).orElse(0L);
        switch (content) {
            case Content.Stake s ->
                    b.recorder().record(new Happening.StakeChanged(sender, staked + s.amount()));
            case Content.Unstake s ->
                    b.recorder().record(new Happening.StakeChanged(sender, staked - s.amount()));
            case Content.Votes v -> {
                long power = v.votes().values().stream().mapToLong(Long::longValue).sum();
                b.recorder().record(new Happening.VotesCast(sender, v.votes().size(), power));
            }
            case Content.Medical _,
                    Content.Registration _,
                    Content.Candidacy _,
                    Content.Evidence _,
                    Content.Unjail _,
                    Content.VoteProxy _,
                    Content.ProxyService _,
                    Content.Claim _,
                    Content.Revocation _,
                    Content.Mandate _,
                    Content.RoleChange _,
                    Content.Query _,
                    Content.Data _ -> {}
        }
    }

    private void refuse(
            OptionalInt row, AccountId sender, Optional<MedicalFacts> facts, String reason) {
        b.recorder().record(new Happening.SubmissionRefused(row, sender, facts, reason));
    }

    private static Happening submitted(
            TxId id, AccountId sender, Content content, OptionalInt row, NodeId at) {
        return new Happening.Submitted(id, content.kind(), sender, row, facts(content), at);
    }

    private static Optional<MedicalFacts> facts(Content content) {
        return content instanceof Content.Medical m
                ? Optional.of(
                        new MedicalFacts(
                                m.operation(),
                                m.hospitalId(),
                                m.doctorId(),
                                m.patientId(),
                                m.insuranceId(),
                                m.recordId(),
                                m.recordType(),
                                m.amount(),
                                m.targetId()))
                : Optional.empty();
    }

    /** A patient answers a request at her node. */
    Outcome answer(AccountId patient, TxId tx, boolean yes, String reason) {
        var wallet = b.wallets().find(patient);
        var node = b.hub().home(patient);
        if (wallet.isEmpty() || node.isEmpty()) {
            return refused(wallet.isEmpty() ? "no user " + patient : "no node is up");
        }
        var pending = node.get().desk().find(tx);
        if (pending.isEmpty()) {
            return isOfAnother(patient, node.get(), tx) ? notHers() : already(tx, yes);
        }
        if (!mayAnswer(patient, pending.get().operation(), node.get())) {
            return notHers();
        }
        return say(new Consent.Answer(tx, patient, yes, reason), wallet.get(), node.get())
                .orElseGet(() ->
                        new Outcome.Done(
                                (yes ? "approved " : "denied ")
                                        + tx.brief()
                                        + (yes ? "; it waits for a block" : "")));
    }

    /** Nobody else is told how far a patient's request has come. */
    private boolean isOfAnother(AccountId who, Node node, TxId tx) {
        return Requests.given(node, tx).filter(m -> !mayAnswer(who, m, node)).isPresent();
    }

    private boolean mayAnswer(AccountId who, Content.Medical m, Node node) {
        return Consent.mayAnswer(who, m.patientId(), node.ledger(), b.agenda().now());
    }

    private static Outcome notHers() {
        return new Outcome.Refused(
                Outcome.Why.NOT_PERMITTED, "only the patient of the record can answer");
    }

    /** Signs an answer and takes it to the patient's node; empty when it counts. */
    private Optional<Outcome> say(Consent.Answer said, Enrolment patient, Node node) {
        ConsentDecision answer;
        try {
            answer = b.consent().sign(said, b.agenda().now(), patient.key(), b.wallets().salt());
        } catch (IllegalArgumentException e) {
            return Optional.of(refused("reason: " + e.getMessage()));
        }
        return node.onConsent(answer).map(Counter::refused);
    }

    /** A patient takes back what she approved, wherever it stands. */
    Outcome revoke(AccountId patient, TxId tx) {
        var wallet = b.wallets().find(patient);
        var node = b.hub().home(patient);
        if (wallet.isEmpty() || node.isEmpty()) {
            return refused(wallet.isEmpty() ? "no user " + patient : "no node is up");
        }
        if (node.get().desk().find(tx).isPresent()) {
            return answer(patient, tx, false, "revoked");
        }
        var approved = node.get().mempool().find(tx);
        if (approved.isPresent()) {
            return withdraw(approved.get(), wallet.get(), node.get());
        }
        return Requests.onChain(node.get(), tx)
                .map(m -> endShare(patient, m, tx, node.get()))
                .orElseGet(() -> already(tx, false));
    }

    private Outcome withdraw(Approved approved, Enrolment patient, Node node) {
        if (!(approved.signed().content() instanceof Content.Medical m)
                || !mayAnswer(patient.account(), m, node)) {
            return notHers();
        }
        var no = new Consent.Answer(approved.id(), patient.account(), false, "revoked");
        return say(no, patient, node)
                .orElseGet(() ->
                        new Outcome.Done(
                                "withdrawn " + approved.id().brief() + "; no block will take it"));
    }

    private Outcome endShare(AccountId patient, Content.Medical m, TxId tx, Node node) {
        if (!mayAnswer(patient, m, node)) {
            return notHers();
        }
        return m.operation() == Operation.SHARE
                ? submit(patient, new Content.Revocation(m.recordId(), tx))
                : refused(
                        "the "
                                + m.operation()
                                + " "
                                + tx.brief()
                                + " is in a block, and history is not overwritten; expected a SHARE");
    }

    /** Approving what is approved already is no error: nothing happens twice. */
    private Outcome already(TxId tx, boolean yes) {
        var stage = b.recorder().tracker().stage(tx);
        boolean approved =
                stage.filter(s ->
                                s == TxStage.APPROVED
                                        || s == TxStage.MEMPOOL
                                        || s == TxStage.BLOCK
                                        || s == TxStage.IRREVERSIBLE)
                        .isPresent();
        if (yes && approved) {
            return new Outcome.Done("already approved " + tx.brief());
        }
        return refused(
                stage.map(s ->
                                "the request "
                                        + tx.brief()
                                        + " is "
                                        + s.word()
                                        + "; no answer is due")
                        .orElse("no request " + tx.brief() + " waits for an answer"));
    }

    private static Outcome refused(String message) {
        return new Outcome.Refused(Outcome.Why.BAD_DATA, message);
    }
}
