package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedNoteTest {

    /** The example of golang.org/x/mod/sumdb/note: a key and a note that others signed and check. */
    private static final String PUBLISHED_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String PUBLISHED_NOTE = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n"
            + "\n"
            + "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static final Checkpoint CHECKPOINT =
            new Checkpoint("rightplace/made-up", 8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_published_note_is_read_and_its_signature_holds() {
        var key = NoteKey.parse(PUBLISHED_KEY);
        assertThat(key.text()).isEqualTo(PUBLISHED_KEY);
        var note = SignedNote.parse(bytes(PUBLISHED_NOTE));
        assertThat(note.signedBy(key)).isTrue();
        assertThat(note.written()).isEqualTo(PUBLISHED_NOTE);
    }

    @Test
    void a_checkpoint_is_signed_written_and_read_back() {
        var secret = SigningKey.readOrMake(folder.resolve("key"));
        var key = NoteKey.of(CHECKPOINT.origin(), secret.publicKey());
        var note = SignedNote.sign(CHECKPOINT.text(), key, secret);
        var read = SignedNote.parse(bytes(note.written()));
        assertThat(read.signedBy(NoteKey.parse(key.text()))).isTrue();
        assertThat(Checkpoint.parse(read.text())).isEqualTo(CHECKPOINT);
        assertThat(note.written())
                .startsWith("rightplace/made-up\n8\nXcnaeacGWamtVZy3Ad7Zoqudgjqt"
                        + "L0lgz+Nw7/RgQyg=\n\n\u2014 rightplace/made-up ");
    }

    @Test
    void any_bit_changed_is_seen() {
        var secret = SigningKey.readOrMake(folder.resolve("key"));
        var key = NoteKey.of(CHECKPOINT.origin(), secret.publicKey());
        var written = bytes(SignedNote.sign(CHECKPOINT.text(), key, secret).written());
        for (int i = 0; i < written.length * 8; i++) {
            var changed = written.clone();
            changed[i / 8] ^= (byte) (1 << i % 8);
            boolean holds;
            try {
                holds = SignedNote.parse(changed).signedBy(key);
            } catch (IllegalArgumentException e) {
                holds = false;
            }
            assertThat(holds).as("bit %d", i).isFalse();
        }
    }

    @Test
    void another_key_of_the_same_name_did_not_sign() {
        var secret = SigningKey.readOrMake(folder.resolve("key"));
        var other = NoteKey.of(
                "rightplace/made-up",
                SigningKey.readOrMake(folder.resolve("other")).publicKey());
        var key = NoteKey.of("rightplace/made-up", secret.publicKey());
        var note = SignedNote.sign(CHECKPOINT.text(), key, secret);
        assertThat(note.signedBy(other)).isFalse();
        assertThat(new SignedNote(note.text(), List.of()).signedBy(key)).isFalse();
    }

    @Test
    void what_is_none_is_refused() {
        for (String none : List.of("", "text\n", "text\n\n", "text\n\nno signature\n", "text\n\n\u2014 name AAAA\n")) {
            assertThatThrownBy(() -> SignedNote.parse(bytes(none)))
                    .as(none)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("This is no signed note: ");
        }
        assertThatThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xff, '\n', '\n'}))
                .hasMessageContaining("not UTF-8");
        for (String none : List.of(
                "",
                "origin\n8\n",
                "origin\n08\nXcnaeacGWamtVZy3Ad7Zoqudgjqt" + "L0lgz+Nw7/RgQyg=\n",
                "origin\n9999999999999999999\nXcnaeacGWamtVZy3Ad7Zoqudgjqt" + "L0lgz+Nw7/RgQyg=\n",
                CHECKPOINT.text() + "more\n")) {
            assertThatThrownBy(() -> Checkpoint.parse(none)).as(none).hasMessageStartingWith("This is no checkpoint: ");
        }
        for (String none :
                List.of("", "name", "name+c74f20a3+AAAA", PUBLISHED_KEY.replace("c7", "c8"), "a b+00000000+AA==")) {
            assertThatThrownBy(() -> NoteKey.parse(none)).as(none).hasMessageStartingWith("This is no key: ");
        }
    }
}
