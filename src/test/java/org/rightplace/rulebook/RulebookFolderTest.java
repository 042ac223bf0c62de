package org.rightplace.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookFolderTest {

    @TempDir
    Path folder;

    private RulebookFolder read() throws RulebookRefused {
        return RulebookFolder.read(folder);
    }

    @Test
    void line_endings_make_no_difference_to_the_digest() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), "one\ntwo\n");
        var unix = read().digest();
        Files.writeString(folder.resolve("a.yaml"), "one\r\ntwo\r\n");
        assertThat(read().digest()).isEqualTo(unix).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void a_name_or_a_byte_makes_a_difference() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), "one");
        var first = read().digest();
        Files.move(folder.resolve("a.yaml"), folder.resolve("b.yaml"));
        var renamed = read().digest();
        Files.writeString(folder.resolve("b.yaml"), "onf");
        assertThat(read().digest()).isNotEqualTo(renamed).isNotEqualTo(first);
        assertThat(renamed).isNotEqualTo(first);
    }

    @Test
    void the_page_written_from_the_rules_makes_no_difference() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), "one");
        var without = read();
        Files.writeString(folder.resolve("README.md"), "what a.yaml says");
        assertThat(read()).isEqualTo(without);
        assertThat(read().digest()).isEqualTo(without.digest());
        assertThat(without.with("README.md", "what a.yaml says").zip()).isEqualTo(without.zip());
    }

    @Test
    void moving_text_between_files_makes_a_difference() throws Exception {
        Files.writeString(folder.resolve("a"), "12");
        Files.writeString(folder.resolve("b"), "3");
        var first = read().digest();
        Files.writeString(folder.resolve("a"), "1");
        Files.writeString(folder.resolve("b"), "23");
        assertThat(read().digest()).isNotEqualTo(first);
    }

    @Test
    void hidden_files_are_passed_over() throws Exception {
        Files.writeString(folder.resolve("a"), "1");
        var first = read().digest();
        Files.writeString(folder.resolve(".a.swp"), "x");
        assertThat(read().digest()).isEqualTo(first);
    }

    @Test
    void what_is_zipped_is_read_back_the_same() throws Exception {
        Files.createDirectories(folder.resolve("sources"));
        Files.writeString(folder.resolve("sources/a.yaml"), "£ and é\n");
        var read = read();
        assertThat(RulebookFolder.unzip(read.zip()).digest()).isEqualTo(read.digest());
        assertThat(read.zip()).isEqualTo(read().zip());
    }

    @Test
    void a_folder_that_is_not_there_or_not_text_is_refused() throws IOException {
        assertThatThrownBy(() -> RulebookFolder.read(folder.resolve("nowhere"))).isInstanceOf(RulebookRefused.class);
        Files.write(folder.resolve("a"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(this::read).isInstanceOf(RulebookRefused.class);
    }
}
