package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Expected values from sha256sum, and from the test vectors of RFC 6962, whose leaves RFC 9162 keeps. */
class HashesTest {

    @Test
    void aLeafIsHashedWithAZeroByteBeforeIt() {
        assertThat(LeafHash.of(new byte[0]))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(LeafHash.of("L123456".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
    }

    @Test
    void aCommitmentIsTheHashOfSaltAndSection() {
        assertThat(Commitment.of(new byte[32], "{}".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("fb1634c4e6cd4b1f1afe3ce2d6ef080f7ac5d1f357d723ad4dfca782733b62db");
    }

    @Test
    void aSaltOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> Commitment.of(new byte[31], new byte[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A salt has 32 bytes, not 31");
    }

    @Test
    void everySectionGetsASaltOfItsOwn() {
        assertThat(PrivateSection.salted("person", null).salt())
                .hasSize(32)
                .isNotEqualTo(PrivateSection.salted("person", null).salt());
    }
}
