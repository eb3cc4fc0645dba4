/**
 * Receives: encrypted columns of irreversible data transactions. Hands on: encrypted sums, means
 * and scores, and the answer that the key owner decrypts.
 *
 * <p>Who does what, and what each has in hand:
 *
 * <pre>{@code
 * // everybody: text -> typed table -> training and test rows
 * var table = TableReading.read(raw, Optional.of(label), Optional.empty()).orBug();
 * var split = Folds.split(table.words(label), 0.3, random).orBug();
 * var model = Training.train(plan, recipe, table.at(split.train()), label).orBug();
 *
 * // the owner: private key and plaintext; only ciphertexts leave
 * var owner = new DataOwner(PrivateKey.generate(2048, random), parallel);
 * var test = model.cleaning().apply(table.at(split.test())).orBug();
 * var parts = DatasetParts.cut(owner.encrypt(test, label, random).orBug());   // -> Content.Data
 *
 * // a compute node: what stands irreversibly on the chain, and a model's weights
 * var dataset = DatasetParts.join(parts, owner.publicKey().fingerprint()).orBug();
 * var node = new ComputeNode(dataset, parallel);
 * var weights = FixedPointModel.of((LogisticModel) model, DataOwner.decimals(test));
 * var answer = node.answer(request, Optional.of(weights), random).orBug();
 *
 * // the owner again: opens it, and compares with the same question in the clear
 * var open = owner.open(answer, dataset.schema()).orBug();
 * var plain = OpenAnswer.inTheClear(request, test, Optional.of(weights)).orBug();
 * QueryAnswer shown = open.beside(plain, number, List.of(node.cost(answer)));
 * }</pre>
 *
 * <p>{@code orBug()} stands for a switch over {@link medchain.simulator.kernel.Answer}: each of
 * these can be refused, with a sentence for the user.
 */
@NullMarked
package medchain.simulator.query;

import org.jspecify.annotations.NullMarked;
