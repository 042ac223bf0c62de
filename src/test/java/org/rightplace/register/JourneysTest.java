package org.rightplace.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JourneysTest {

    @Test
    void measuresAStraightLineInMetres() {
        assertThat(Journeys.metres(540_000L, 260_000L, 540_300L, 260_400L)).isEqualTo(500);
    }

    @Test
    void roundsMinutesUp() {
        assertThat(Journeys.minutes(10_000L, 1300L, 30L)).isEqualTo(26);
        assertThat(Journeys.minutes(10_001L, 1300L, 30L)).isEqualTo(27);
        assertThat(Journeys.minutes(0L, 1300L, 30L)).isZero();
    }

    @Test
    void doesNotGuessFromAnUnknownPlaceOrFigure() {
        assertThat(Journeys.metres(null, null, 540_300L, 260_400L)).isNull();
        assertThat(Journeys.minutes(null, 1300L, 30L)).isNull();
        assertThat(Journeys.minutes(10_000L, null, 30L)).isNull();
        assertThat(Journeys.minutes(10_000L, 1300L, null)).isNull();
    }

    @Test
    void refusesFiguresThatMakeNoJourney() {
        assertThatThrownBy(() -> Journeys.minutes(10_000L, 1300L, 0L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Journeys.minutes(10_000L, 900L, 30L)).isInstanceOf(IllegalArgumentException.class);
    }
}
