package medchain.shell.command;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import medchain.simulator.consent.Approved;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.Endorsement;

/** A transaction's fields for other programs, with the names of the contract. */
final class TransactionJson {
    private TransactionJson() {}

    static Map<String, Object> of(Approved approved) {
        var transaction = approved.signed().transaction();
        var json = new LinkedHashMap<String, Object>();
        json.put("tx_id", approved.id().hash().hex());
        json.put("kind", transaction.content().kind());
        json.put("sender", transaction.sender().value());
        json.put("account_nonce", transaction.nonce());
        json.put("timestamp", transaction.timestamp().seconds());
        json.put("expiry", transaction.expiry().seconds());
        put(transaction.content(), json);
        json.put("signature", ChainCommands.hex(approved.signed().signature().bytes()));
        return json;
    }

    private static void putEndorsement(Endorsement e, Map<String, Object> json) {
        json.put("endorsed_by", e.administrator().value());
        json.put("endorsement", ChainCommands.hex(e.signature().bytes()));
    }

    private static void put(Content content, Map<String, Object> json) {
        switch (content) {
            case Content.Medical m -> putMedical(m, json);
            case Content.Registration r -> {
                json.put("account", r.account().value());
                json.put("role", r.role().word());
                r.endorsement().ifPresent(e -> putEndorsement(e, json));
            }
            case Content.Stake(var amount) -> json.put("amount", amount);
            case Content.Unstake(var amount) -> json.put("amount", amount);
            case Content.Candidacy _, Content.Unjail _, Content.Claim _ -> {}
            case Content.ProxyService(var offered) -> json.put("offered", offered);
            case Content.VoteProxy p -> json.put("proxy", p.proxy().map(w -> w.value()).orElse(""));
            case Content.Evidence e -> {
                json.put("evidence", e.what().name());
                json.put("one", HexFormat.of().formatHex(e.one().value()));
                json.put("one_signature", HexFormat.of().formatHex(e.oneSignature().value()));
                json.put("other", HexFormat.of().formatHex(e.other().value()));
                json.put("other_signature", HexFormat.of().formatHex(e.otherSignature().value()));
            }
            case Content.Revocation r -> {
                json.put("record_id", r.record().value());
                json.put("share", r.share().hash().hex());
            }
            case Content.Mandate m -> {
                json.put("patient_id", m.patient().value());
                json.put("representative", m.representative().value());
                m.until().ifPresent(end -> json.put("until", end.seconds()));
            }
            case Content.RoleChange c -> {
                json.put("account", c.account().value());
                json.put("role", c.role().map(Role::word).orElse("closed"));
            }
            case Content.Votes(var votes) -> {
                var named = new LinkedHashMap<String, Object>();
                votes.forEach((candidate, power) -> named.put(candidate.value(), power));
                json.put("votes", named);
            }
            case Content.Query q -> {
                json.put("dataset", q.dataset().value());
                json.put("owner", q.owner().value());
                json.put("purpose", q.purpose().name());
            }
            case Content.Data d -> {
                json.put("dataset", d.dataset().value());
                json.put("part", d.part());
                json.put("parts", d.parts());
            }
        }
    }

    private static void putMedical(Content.Medical m, Map<String, Object> json) {
        json.put("hospital_id", m.hospitalId().value());
        json.put("doctor_id", m.doctorId().value());
        json.put("patient_id", m.patientId().value());
        json.put("insurance_id", m.insuranceId().value());
        json.put("record_id", m.recordId().value());
        json.put("record_type", m.recordType());
        json.put("operation", m.operation().name());
        json.put("prescription", ChainCommands.hex(m.prescription().ciphertext().value()));
        json.put("prescription_commitment", m.prescription().commitment().hex());
        json.put("amount", m.amount().value());
        json.put("target_id", m.targetId().map(t -> t.value()).orElse(""));
        m.sharedUntil().ifPresent(until -> json.put("shared_until", until.seconds()));
    }
}
