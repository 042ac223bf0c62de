package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rightplace.placement.SentIn.json;
import static org.rightplace.placement.SentIn.least;
import static org.rightplace.placement.SentIn.whole;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @CsvSource({
        "consultations[900001].provision.F1, /consultations/0/provision/F1",
        "plan.provision[F1].hoursPerWeek, /plan/provision/0/hoursPerWeek",
        "plan.adulthoodOutcomes.independent-living, /plan/adulthoodOutcomes/independent-living",
        "views.parent.mainstream, /views/parent/mainstream",
        "ringsPassedOver[1].reason, /ringsPassedOver/0/reason",
        "wrapAround[health].asked, /wrapAround/0/asked",
        "weighed[section-19], /weighed/0",
        "proceedWithout[STAT-10].officer, /proceedWithout/0/officer",
        "quality[900001].grade, /quality/0/grade",
        "consider[900002], /consider/0",
        "person.needs.others[SLCN], /person/needs/others/0"
    })
    void findsWhatStandsThere(String path, String pointer) {
        assertThat(RequestPath.at(whole(), path)).isEqualTo(whole().at(pointer));
        assertThat(RequestPath.at(whole(), path).isMissingNode()).isFalse();
    }

    @Test
    void findsNothingWhereNothingStands() {
        assertThat(RequestPath.at(whole(), "consultations[900009].offer").isMissingNode())
                .isTrue();
        assertThat(RequestPath.at(whole(), "person.sex.more").isMissingNode()).isTrue();
        assertThat(RequestPath.at(whole(), "consultations.urn").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "[F1]",
                ".person",
                "person.",
                "person..sex",
                "a[",
                "a[]",
                "a[F1",
                "a]b",
                "a[x].",
                "a[x]b",
                "a b",
                "a[x y]",
                "9a"
            })
    void whatHasNotTheFormOfAPathIsRefused(String path) {
        assertThat(RequestPath.parse(path)).isEmpty();
        assertThatThrownBy(() -> RequestPath.at(whole(), path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a path within a request is not well formed");
    }

    @Test
    void takesAFactAwayAndLeavesTheRequestGivenAsItWas() {
        var given = whole();
        var without = RequestPath.without(given, "consultations[900001].provision.F1");
        assertThat(without.at("/consultations/0/provision").size()).isEqualTo(1);
        assertThat(given).isEqualTo(whole());
        assertThat(RequestPath.without(given, "plan.provision[F1]").at("/plan/provision"))
                .hasSize(1);
        assertThat(RequestPath.without(given, "consider[900002]").at("/consider"))
                .isEmpty();
        assertThat(RequestPath.without(given, "views.child.nothing")).isEqualTo(given);
    }

    @Test
    void meansEveryItemOfOneUrn() {
        var two = json("{'consultations':[{'urn':1,'offer':true},{'urn':2,'offer':true},{'urn':1,'offer':false}]}");
        assertThat(RequestPath.without(two, "consultations[1].offer"))
                .isEqualTo(json("{'consultations':[{'urn':1},{'urn':2,'offer':true},{'urn':1}]}"));
        assertThat(RequestPath.with(two, "consultations[1].offer", BooleanNode.TRUE))
                .isEqualTo(json(
                        "{'consultations':[{'urn':1,'offer':true},{'urn':2,'offer':true},{'urn':1,'offer':true}]}"));
        assertThat(RequestPath.without(two, "consultations[1]"))
                .isEqualTo(json("{'consultations':[{'urn':2,'offer':true}]}"));
    }

    @Test
    void setsAFactAndMakesWhatIsMissingOnTheWay() {
        var set = RequestPath.with(least(), "consultations[900001].provision.F1", TextNode.valueOf("yes"));
        assertThat(set.path("consultations")).isEqualTo(json("[{'urn':900001,'provision':{'F1':'yes'}}]"));
        assertThat(SentIn.read(set).errors()).isEmpty();
        set = RequestPath.with(set, "weighed[section-19].officer", TextNode.valueOf("head-of-sen"));
        set = RequestPath.with(set, "ringsPassedOver[2].reason", TextNode.valueOf("full"));
        set = RequestPath.with(set, "consider[900002]", json("900002"));
        assertThat(set.path("weighed")).isEqualTo(json("[{'principle':'section-19','officer':'head-of-sen'}]"));
        assertThat(set.path("ringsPassedOver")).isEqualTo(json("[{'ring':2,'reason':'full'}]"));
        assertThat(set.path("consider")).isEqualTo(json("[900002]"));
        assertThat(SentIn.read(set).errors()).isEmpty();
    }

    @Test
    void setsThroughNullAsThroughNothing() {
        var set = RequestPath.with(json("{'views':null}"), "views.child.captured", BooleanNode.TRUE);
        assertThat(set).isEqualTo(json("{'views':{'child':{'captured':true}}}"));
    }

    @Test
    void doesNotSetThroughWhatIsNeitherObjectNorList() {
        assertThatThrownBy(() -> RequestPath.with(whole(), "person.sex.more", BooleanNode.TRUE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RequestPath.with(whole(), "person[900001].sex", BooleanNode.TRUE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RequestPath.with(least(), "consultations[Zebedee].offer", BooleanNode.TRUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Zebedee");
    }
}
