package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

class LedgerKeyTest {

    @TempDir
    Path folder;

    private Path keyFile() {
        return folder.resolve("ledger.key");
    }

    private static Ledger open(Database database, Path folder) {
        return Ledger.open(database, folder, "0.1.0", Clock.systemUTC());
    }

    private void refusesToOpen(String message) {
        try (var database = TestDatabase.in(folder)) {
            assertThatThrownBy(() -> open(database, folder))
                    .isInstanceOf(CannotOpenLedger.class)
                    .hasMessageContaining(message);
        }
    }

    private void openOnce() {
        try (var database = TestDatabase.in(folder)) {
            open(database, folder).append(Drafts.placement("C-0142"));
        }
    }

    @Test
    void theKeyIsReadableByItsOwnerOnlyAndNothingIsLeftBesideIt() throws Exception {
        openOnce();
        assertThat(Files.readString(keyFile()))
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .contains("-----END PRIVATE KEY-----\n-----BEGIN PUBLIC KEY-----\n")
                .endsWith("-----END PUBLIC KEY-----\n");
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(f -> f.toString().endsWith(".unfinished"));
        }
        Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherLedgersKeyIsRefused(@TempDir Path other) throws Exception {
        openOnce();
        try (var database = TestDatabase.in(other)) {
            open(database, other);
        }
        Files.copy(other.resolve("ledger.key"), keyFile(), StandardCopyOption.REPLACE_EXISTING);
        refusesToOpen("is not the one this ledger was begun with");
    }

    @Test
    void aMissingKeyIsRefusedAndNoOtherIsMade() throws Exception {
        openOnce();
        Files.delete(keyFile());
        refusesToOpen("is missing though the ledger has entries; restore it from a backup");
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void aDamagedKeyIsRefusedWithoutQuotingIt() throws Exception {
        openOnce();
        var pem = Files.readString(keyFile());
        Files.writeString(keyFile(), pem.replace("PUBLIC", "public"));
        refusesToOpen("does not hold an Ed25519 private key and its public key in PEM");
        Files.writeString(keyFile(), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
        refusesToOpen("restore it from a backup");
    }

    @Test
    void aKeyLeftByAStartThatDidNotCommitIsUsed() {
        var key = SigningKey.readOrMake(keyFile());
        try (var database = TestDatabase.in(folder)) {
            var genesis = open(database, folder).at(0).orElseThrow();
            assertThat(genesis.body().at("/content/publicKey").asText()).isEqualTo(key.publicKey());
        }
    }

    @Test
    void theSameKeyOpensAgain() {
        openOnce();
        try (var database = TestDatabase.in(folder)) {
            assertThat(open(database, folder).size()).isEqualTo(2);
        }
    }
}
