package org.rightplace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Runs after the program was packed, see {@code pom.xml}: the bill of materials names everything that is run, and nothing else. */
class BillOfMaterials {

    @Test
    void it_lists_every_library_that_is_run() throws Exception {
        var bom = new ObjectMapper().readTree(Path.of("target/bom.json").toFile());
        assertThat(bom.get("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bom.get("specVersion").asText()).isEqualTo("1.6");
        var listed = new HashMap<String, String>();
        bom.get("components")
                .forEach(one -> listed.put(
                        one.get("name").asText() + "-" + one.get("version").asText() + ".jar",
                        one.path("purl").asText()));
        try (var program = new JarFile("target/rightplace.jar")) {
            var run = program.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            assertThat(run).contains("lib/");
            assertThat(listed.keySet())
                    .containsExactlyInAnyOrder(run.replace("lib/", "").split(" "));
        }
        assertThat(listed.values()).allMatch(purl -> purl.startsWith("pkg:maven/"));
    }
}
