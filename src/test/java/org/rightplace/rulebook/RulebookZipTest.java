package org.rightplace.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody may send as a zip of rules, and what nobody may. */
class RulebookZipTest {

    private interface Entries {
        void in(ZipOutputStream zip) throws IOException;
    }

    private static byte[] zip(Entries entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            entries.in(zip);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static void put(ZipOutputStream zip, String name) throws IOException {
        put(zip, name, "name: made-up\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(byte[] zip, String because) {
        assertThatThrownBy(() -> RulebookZip.read(zip))
                .isInstanceOf(RulebookRefused.class)
                .hasMessageContaining(because);
    }

    /** The same length, so that nothing else of the zip has to change. */
    private static byte[] replace(byte[] zip, String from, String to) {
        var text = new String(zip, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_zip_of_the_folder_or_of_what_is_in_it_has_the_digest_of_the_folder() throws Exception {
        var folder = RulebookFolder.read(Path.of("rules"));
        assertThat(RulebookZip.read(folder.zip())).isEqualTo(folder);
        var wrapped = new TreeMap<String, String>();
        folder.files().forEach((name, text) -> wrapped.put("my-rules/" + name, text.replace("\n", "\r\n")));
        wrapped.put("__MACOSX/._manifest.yaml", "left by a Mac");
        wrapped.put("my-rules/.git/HEAD", "ref");
        var read = RulebookZip.read(new RulebookFolder(wrapped).zip());
        assertThat(read.digest()).isEqualTo(folder.digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../manifest.yaml",
                "placement/../../manifest.yaml",
                "placement/./a.drl",
                "/etc/passwd",
                "C:/rules/manifest.yaml",
                "..\\manifest.yaml",
                "placement//a.drl",
                "placement/a\nb.drl"
            })
    void a_name_that_leads_elsewhere_is_refused_and_not_repeated(String name) throws Exception {
        var zip = zip(out -> {
            put(out, "manifest.yaml");
            put(out, name);
        });
        assertThatThrownBy(() -> RulebookZip.read(zip))
                .isInstanceOf(RulebookRefused.class)
                .hasMessageContaining("entry 2")
                .hasMessageNotContaining(name);
    }

    @Test
    void a_name_that_is_there_twice_is_refused() throws Exception {
        var twice = zip(out -> {
            put(out, "manifest.yaml");
            put(out, "manifesT.yaml");
        });
        refused(twice, "entry 2 twice");
        refused(replace(twice, "manifesT.yaml", "manifest.yaml"), "entry 2 twice");
    }

    @Test
    void a_link_is_refused() throws Exception {
        var zip = zip(out -> put(out, "manifest.yaml"));
        int at = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\001\002");
        zip[at + 5] = 3;
        zip[at + 41] = (byte) (0100644 >> 8);
        assertThat(RulebookZip.read(zip).files()).containsOnlyKeys("manifest.yaml");
        zip[at + 41] = (byte) (0120777 >> 8);
        refused(zip, "link");
    }

    @Test
    void a_zip_that_lists_other_files_than_it_holds_is_refused() throws Exception {
        var zip = zip(out -> put(out, "manifest.yaml"));
        int list = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\001\002");
        var listed = replace(Arrays.copyOfRange(zip, list, zip.length), "manifest", "manifold");
        System.arraycopy(listed, 0, zip, list, listed.length);
        refused(zip, "lists other files");
    }

    @Test
    void reading_a_bomb_stops_at_the_bound() throws Exception {
        var blank = new byte[1 << 16];
        var oneLarge = zip(out -> {
            out.putNextEntry(new ZipEntry("manifest.yaml"));
            for (int i = 0; i < 17; i++) {
                out.write(blank);
            }
            out.closeEntry();
        });
        refused(oneLarge, "times its own size");

        var random = new byte[RulebookZip.MOST_OF_A_FILE + 1];
        new Random(7).nextBytes(random);
        refused(zip(out -> put(out, "manifest.yaml", random)), "a file of more than 1 MiB");

        var halfBlank = new byte[RulebookZip.MOST_OF_A_FILE];
        System.arraycopy(random, 0, halfBlank, 0, halfBlank.length / 20);
        Arrays.fill(halfBlank, 0, halfBlank.length / 20, (byte) 'a');
        for (int i = 0; i < halfBlank.length / 20; i++) {
            halfBlank[i] = (byte) ('a' + (random[i] & 15));
        }
        refused(
                zip(out -> {
                    for (int i = 0; i < 33; i++) {
                        put(out, "sources/s" + i + ".yaml", halfBlank);
                    }
                }),
                "unpacks to more than 32 MiB");

        refused(
                zip(out -> {
                    for (int i = 0; i <= RulebookZip.MOST_FILES; i++) {
                        put(out, "f" + i, new byte[0]);
                    }
                }),
                "more than 4000 files");
        refused(new byte[RulebookZip.MOST_ZIPPED + 1], "larger than 8 MiB");
    }

    @Test
    void what_is_no_zip_or_cut_off_or_no_text_is_refused() throws Exception {
        var folder = RulebookFolder.read(Path.of("rules"));
        refused(new byte[0], "not a zip");
        refused("manifest: none".getBytes(StandardCharsets.UTF_8), "not a zip");
        refused(zip(out -> out.setComment("nothing")), "not a zip");
        var whole = folder.zip();
        for (int length : new int[] {40, whole.length / 2, whole.length - 1}) {
            assertThatThrownBy(() -> RulebookZip.read(Arrays.copyOf(whole, length)))
                    .isInstanceOf(RulebookRefused.class);
        }
        refused(zip(out -> put(out, "manifest.yaml", new byte[] {(byte) 0xff})), "manifest.yaml: is not UTF-8 text");
    }

    @Test
    void one_file_beside_the_folder_leaves_it_as_it_is() throws Exception {
        assertThat(RulebookZip.read(zip(out -> put(out, "notes.yaml"))).files()).containsOnlyKeys("notes.yaml");
    }
}
