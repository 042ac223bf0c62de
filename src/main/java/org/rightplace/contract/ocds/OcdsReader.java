package org.rightplace.contract.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.schema.InputError;
import org.rightplace.schema.InputSchema;
import org.rightplace.schema.Place;
import org.rightplace.schema.Wrongs;

/**
 * Reads contracts from an OCDS 1.1 release, release package or record package, with the metrics and United Kingdom extensions.
 *
 * <p>Releases of one process in one package are put together, since one says what was agreed and a later one how it went. A broken release
 * is refused by its id, and the others are read without it. Nothing is guessed: what the standard has no place for, or a publisher left out,
 * is left out of the contract and so unknown.
 */
public final class OcdsReader {

    private static final int MOST_MEASURES = 200;
    /** A public register gives a hundred at a time. */
    private static final int MOST_RELEASES = 500;

    private static final int MOST_CONTRACTS = 500;
    private static final int MOST_ERRORS = 100;

    private final InputSchema schema;
    private final Codes codes;

    /**
     * @param schema of {@code ocds-release}
     * @param catalogue whose tables say what published codes mean
     */
    public OcdsReader(InputSchema schema, Catalogue catalogue) {
        this.schema = schema;
        this.codes = new Codes(catalogue);
    }

    /** Whether what was sent is published data, and not a contract of our own. */
    public static boolean isPublished(JsonNode body) {
        return Releases.isPublished(body);
    }

    /**
     * Contracts and refusals, by process in the order of what was sent.
     *
     * @param body not changed
     * @param reviewDate the day each contract is to be reviewed on; the standard has none
     */
    public List<OcdsContract> read(JsonNode body, LocalDate reviewDate) {
        return read(body, List.of(), reviewDate);
    }

    /**
     * The same of what was read before.
     *
     * @param found what the parser could read and not keep; it refuses the release it stands in
     */
    public List<OcdsContract> read(JsonNode body, List<InputError> found, LocalDate reviewDate) {
        var read = new ArrayList<OcdsContract>();
        var processes = new LinkedHashMap<String, List<Releases.Release>>();
        var seen = new HashSet<String>();
        String notAList = Releases.notAList(body);
        if (notAList != null) {
            return List.of(refused(null, null, Place.ROOT.then(notAList), "wrong-type", "This must be a list."));
        }
        var sent = Releases.in(body);
        if (sent.isEmpty()) {
            read.add(
                    refused(null, null, Place.ROOT, "no-releases", "There must be at least one release in a package."));
        }
        if (sent.size() > MOST_RELEASES) {
            return List.of(refused(
                    null, null, Place.ROOT, "too-many", "A package may hold at most " + MOST_RELEASES + " releases."));
        }
        for (Releases.Release release : sent) {
            var errors = errors(release, found, seen);
            if (errors.isEmpty()) {
                processes
                        .computeIfAbsent(text(release, "ocid"), ocid -> new ArrayList<>())
                        .add(release);
            } else {
                read.add(OcdsContract.refused(text(release, "id"), text(release, "ocid"), errors));
            }
        }
        processes.forEach((ocid, releases) -> read.addAll(process(ocid, releases, reviewDate)));
        return read;
    }

    private List<OcdsContract> process(String ocid, List<Releases.Release> releases, LocalDate reviewDate) {
        var ordered = releases.stream()
                .sorted(Comparator.comparing(
                        release -> Published.moment(release.node().get("date"))))
                .toList();
        var latest = ordered.get(ordered.size() - 1);
        String id = text(latest, "id");
        var merged = Merge.of(ordered.stream().map(Releases.Release::node).toList());
        if (merged.path("contracts").size() + merged.path("awards").size() > MOST_CONTRACTS) {
            return List.of(refused(
                    id,
                    ocid,
                    latest.place(),
                    "too-many",
                    "A process may have at most " + MOST_CONTRACTS + " awards and contracts."));
        }
        var contracts = new Contracts(merged, codes, reviewDate).all();
        if (contracts.isEmpty()) {
            return List.of(refused(
                    id,
                    ocid,
                    latest.place(),
                    "nothing-to-review",
                    "There must be a plan, a tender, an award or a contract that was not called off."));
        }
        return contracts.stream()
                .map(contract -> contract.path("kpis").size() > MOST_MEASURES
                        ? refused(
                                id,
                                ocid,
                                latest.place(),
                                "too-many",
                                "A contract may have at most " + MOST_MEASURES + " targets of its metrics.")
                        : new OcdsContract(id, ocid, contract, List.of()))
                .toList();
    }

    private List<InputError> errors(Releases.Release release, List<InputError> found, Set<String> seen) {
        if (release.node() == null) {
            return List.of(release.place()
                    .error(
                            schema.names(),
                            "linked-only",
                            "The record only links to its releases; send the releases, or a compiled release."));
        }
        var errors = new ArrayList<>(schema.check(release.node()));
        var wrongs = new Wrongs(
                schema.names(), errors.stream().map(InputError::pointer).collect(Collectors.toSet()));
        ReleaseChecks.check(release.node(), wrongs);
        errors.addAll(wrongs.errors());
        if (errors.isEmpty() && !seen.add(text(release, "ocid") + " " + text(release, "id"))) {
            errors.add(
                    Place.ROOT.then("id").error(schema.names(), "duplicate", "This must stand once in its process."));
        }
        String at = release.place().pointer(schema.names());
        return Stream.concat(
                        errors.stream()
                                .map(error -> new InputError(at + error.pointer(), error.code(), error.detail())),
                        found.stream().filter(error -> error.pointer().startsWith(at + "/")))
                .distinct()
                .sorted(Comparator.comparing(InputError::pointer).thenComparing(InputError::code))
                .limit(MOST_ERRORS)
                .toList();
    }

    /** An id for the answer; null where it is no text, so that nothing else is repeated. */
    private static String text(Releases.Release release, String field) {
        JsonNode node = release.node() == null ? null : release.node().get(field);
        return node != null && node.isTextual() ? Published.text(node) : field.equals("ocid") ? release.ocid() : null;
    }

    private OcdsContract refused(String release, String ocid, Place place, String code, String detail) {
        return OcdsContract.refused(release, ocid, List.of(place.error(schema.names(), code, detail)));
    }
}
