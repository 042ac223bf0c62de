package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class BundleCommandTest extends AtMadeUpDesk {

    @Test
    void a_bundle_is_written_for_its_owner_alone_and_checked_without_the_ledger() throws Exception {
        assertThat(desk.run("recommend", SentRequest.file(folder, "request.json", SentRequest.whole()))
                        .code())
                .isZero();
        var id = desk.area.ledger.at(1).orElseThrow().entry().decisionId();
        var file = folder.resolve("decision.zip");
        var key = desk.run("ledger", "key").out().strip();
        var made = desk.run("decisions", "bundle", id, file.toString());
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("only you can read the file", "verify-bundle " + file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(desk.run("decisions", "bundle", id, file.toString()).err()).contains("is there already");
        var verified = desk.run("decisions", "verify-bundle", file.toString(), "--key", key);
        assertThat(verified.code()).as(verified.err()).isZero();
        assertThat(verified.out()).startsWith("Verified: decision " + id).contains("Signed with the key given.");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        var broken = desk.run("decisions", "verify-bundle", file.toString());
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err()).startsWith("Not verified.").doesNotContain(SentRequest.CANARY);
        assertThat(desk.run("decisions", "verify-bundle", "nowhere").code()).isEqualTo(2);
        assertThat(desk.run("decisions", "bundle", "nobody", "x.zip").err())
                .contains("There is no decision with that id");
    }
}
