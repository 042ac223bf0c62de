package org.rightplace.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One record with what proves that it is in the ledger: enough to be checked years later, without the ledger.
 *
 * @param sequence number of the entry
 * @param body of the entry; its canonical form is what is hashed
 * @param path the hashes beside the entry's way to the root of the checkpoint
 * @param checkpoint signed note of the ledger as it was once it held the entry: the one printed with the advice
 * @param key that the ledger says is its own, {@code NAME+HASH+KEY}
 */
public record Receipt(long sequence, JsonNode body, List<String> path, String checkpoint, String key) {

    private static final String SCHEMA = "rightplace/receipt/1";

    /** Two fields of one name would let a receipt say one thing and prove another. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final List<String> FIELDS = List.of("schema", "sequence", "body", "path", "checkpoint", "key");

    /** As it is written to a file. */
    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("schema", SCHEMA);
        json.put("sequence", sequence);
        json.set("body", body);
        path.forEach(json.putArray("path")::add);
        json.put("checkpoint", checkpoint);
        json.put("key", key);
        return json;
    }

    /**
     * Reads a receipt; nothing in it is checked.
     *
     * @throws IllegalArgumentException when the file is none; the message says what is wrong, and quotes nothing of it
     */
    public static Receipt read(byte[] file) {
        JsonNode json;
        try {
            json = STRICT.readTree(file);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no receipt: it is not JSON, or a name stands twice in it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var names = new ArrayList<String>();
        json.fieldNames().forEachRemaining(names::add);
        if (!json.isObject() || !FIELDS.containsAll(names) || !names.containsAll(FIELDS)) {
            throw new IllegalArgumentException("This is no receipt: it has the fields " + String.join(", ", FIELDS));
        }
        if (!SCHEMA.equals(json.get("schema").textValue())) {
            throw new IllegalArgumentException(
                    "This is no receipt that can be checked here: its schema is not " + SCHEMA);
        }
        var path = new ArrayList<String>();
        json.get("path").forEach(hash -> path.add(hash.asText()));
        if (!json.get("sequence").canConvertToLong()
                || !json.get("sequence").isIntegralNumber()
                || !json.get("body").isObject()
                || !json.get("path").isArray()
                || !path.stream().allMatch(hash -> hash.matches("[0-9a-f]{64}"))
                || !json.get("checkpoint").isTextual()
                || !json.get("key").isTextual()) {
            throw new IllegalArgumentException(
                    "This is no receipt: sequence is a whole number, body an object, path a list of hashes,"
                            + " checkpoint and key are texts");
        }
        return new Receipt(
                json.get("sequence").longValue(),
                json.get("body"),
                List.copyOf(path),
                json.get("checkpoint").textValue(),
                json.get("key").textValue());
    }

    /**
     * What is wrong with it; empty when nothing is.
     *
     * @param trusted the key as it was got from elsewhere; null to take the one in the receipt, which shows only that the receipt is
     *     consistent in itself
     */
    public Optional<String> wrong(NoteKey trusted) {
        NoteKey own;
        SignedNote note;
        Checkpoint signed;
        try {
            own = NoteKey.parse(key);
            note = SignedNote.parse(checkpoint.getBytes(UTF_8));
            signed = Checkpoint.parse(note.text());
        } catch (IllegalArgumentException e) {
            return Optional.of("The key or the checkpoint in the receipt cannot be read: " + e.getMessage() + ".");
        }
        if (trusted != null && !trusted.equals(own)) {
            return Optional.of("The receipt was not signed with the key given: it is of another ledger, or forged.");
        }
        if (!note.signedBy(own) || !signed.origin().equals(own.name())) {
            return Optional.of("The signature of the checkpoint is not right: the checkpoint was changed or forged.");
        }
        if (sequence < 0 || sequence >= signed.size()) {
            return Optional.of(
                    "The checkpoint has " + signed.size() + " entries, and so does not cover entry " + sequence + ".");
        }
        String leaf;
        try {
            leaf = LeafHash.of(CanonicalJson.bytes(body));
        } catch (NotCanonical e) {
            return Optional.of("The record is not as a ledger writes it: " + e.getMessage() + ".");
        }
        return MerkleProof.includes(leaf, sequence, signed.size(), path, signed.root())
                ? Optional.empty()
                : Optional.of(
                        "The record is not in the checkpoint under this number: the record, its number or the proof was changed.");
    }
}
