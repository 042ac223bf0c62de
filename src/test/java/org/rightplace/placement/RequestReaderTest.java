package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rightplace.placement.SentIn.json;
import static org.rightplace.placement.SentIn.least;
import static org.rightplace.placement.SentIn.read;
import static org.rightplace.placement.SentIn.whole;
import static org.rightplace.placement.SentIn.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rightplace.schema.InputError;

class RequestReaderTest {

    /** Gives way to the value as it is written, so that 6.0 and 1e400 arrive as they stand. */
    private static final JsonNode MARK = TextNode.valueOf("here");

    @Test
    void aWholeRequestIsRead() {
        var read = read(whole());
        assertThat(read.errors()).isEmpty();
        var request = read.request();
        assertThat(request.decisionDate()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(request.request().urn()).isEqualTo(900_001);
        assertThat(request.person().home().authorityReason()).isNotBlank();
        assertThat(request.plan().provision().get(0).serves()).containsExactly("O1");
        assertThat(request.plan().provision().get(0).hoursPerWeek()).isEqualTo(1.0);
        assertThat(request.plan().adulthoodOutcomes().independentLiving()).hasSize(1);
        assertThat(request.consultations().get(0).annualPlacePence()).isEqualTo(2_600_000L);
        assertThat(request.consultations().get(0).provision()).containsEntry("F1", "yes");
        assertThat(request.otherwise().lines()).containsEntry("F1", true).doesNotContainKey("F2");
        assertThat(request.clocks().exceptions().get(0).exception()).isEqualTo("absent-from-area");
        assertThat(request.consider()).containsExactly(900_002);
        assertThat(read.tree()).isEqualTo(whole());
    }

    @Test
    void aDisputedFactIsUnknownInTheUndisputedRequestOnly() {
        var read = read(whole());
        assertThat(read.request().consultations().get(0).provision()).containsKey("F1");
        assertThat(read.undisputed().consultations().get(0).provision()).containsOnlyKeys("F2");
        assertThat(RequestPath.at(read.undisputedTree(), "consultations[900001].provision.F1")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void theLeastRequestIsReadWithEverythingElseUnknown() {
        var request = read(least()).request();
        assertThat(request.person().lookedAfter()).isNull();
        assertThat(request.person().home().postcode()).isNull();
        assertThat(request.views().child().captured()).isNull();
        assertThat(request.mainstream()).isNull();
        assertThat(request.consultations()).isEmpty();
    }

    @Test
    void nullForEveryOptionalFieldReadsLikeLeavingItOut() {
        for (String pointer : objects(whole(), "", new ArrayList<>())) {
            for (String name : names(whole().at(pointer))) {
                if (required(pointer, name)) {
                    continue;
                }
                var nulled = whole();
                ((ObjectNode) nulled.at(pointer)).putNull(name);
                var left = whole();
                ((ObjectNode) left.at(pointer)).remove(name);
                ((ObjectNode) nulled).remove("disputed");
                ((ObjectNode) left).remove("disputed");
                var read = read(nulled);
                if (pointer.equals("/request") && name.equals("urn")) {
                    assertThat(wrong(read)).containsExactly("/request/urn missing");
                    continue;
                }
                assertThat(read.errors()).as("%s/%s", pointer, name).isEmpty();
                assertThat(read.request())
                        .as("%s/%s", pointer, name)
                        .isEqualTo(read(left).request());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /reference                            | null           | missing
            /reference                            | ' '            | pattern
            /reference                            | 5              | wrong-type
            /trigger                              | 'other'        | not-in-list
            /trigger                              | 7              | wrong-type
            /decisionDate                         | '2026-02-31'   | not-a-date
            /decisionDate                         | '20 Nov 2026'  | not-a-date
            /decisionDate                         | '2026-11-20T00:00:00' | not-a-date
            /decisionDate                         | '2014-08-31'   | before-the-rulebook
            /decisionDate                         | '0001-01-01'   | before-the-rulebook
            /person/dateOfBirth                   | '2026-11-21'   | birth-after-decision
            /person/dateOfBirth                   | '1896-11-20'   | birth-too-long-ago
            /person/yearGroup                     | 15             | too-large-number
            /person/yearGroup                     | -3             | too-small
            /person/yearGroup                     | 6.0            | wrong-type
            /person/yearGroup                     | 6e0            | wrong-type
            /person/lookedAfter                   | 'no'           | wrong-type
            /person/lookedAfter                   | 0              | wrong-type
            /person/home                          | []             | wrong-type
            /person/home/postcode                 | 'nowhere'      | pattern
            /person/home/postcode                 | 'ZZ9 9ZZ'      | unknown-postcode
            /person/home/authority                | '999'          | not-in-list
            /person/needs/others                  | 'SLCN'         | wrong-type
            /person/needs/others/0                | 'XYZ'          | not-in-list
            /person/needs/others/0                | null           | wrong-type
            /plan/provision/0/kind                | 'Speech!'      | pattern
            /plan/provision/0/hoursPerWeek        | 168.5          | too-large-number
            /plan/provision/0/hoursPerWeek        | 1e400          | too-large-number
            /plan/provision/0/for/0               | 'O7'           | unknown-outcome
            /plan/provision/1/id                  | 'F 2'          | pattern
            /views/child/capturedOn               | '2026-11-21'   | after-decision-date
            /adviceOffered/sendiassOn             | '2026-11-21'   | after-decision-date
            /request/on                           | '2026-11-21'   | after-decision-date
            /request/type                         | 'special'      | not-with-this-kind
            /request/urn                          | null           | missing
            /request/urn                          | 900009         | unknown-urn
            /request/urn                          | 99999          | too-small
            /consultations/0/authorityConsultedOn | '2026-11-21'   | after-decision-date
            /consultations/0/repliedOn            | '2026-10-13'   | reply-before-sent
            /consultations/0/repliedOn            | '2026-11-21'   | after-decision-date
            /consultations/0/provision/F1         | 'maybe'        | not-in-list
            /consultations/0/annualPlacePence     | -1             | too-small
            /consultations/0/annualPlacePence     | 9007199254740992 | too-large-number
            /consultations/0/annualPlacePence     | 123456789012345678901234567890 | too-large-number
            /consultations/0/annualPlacePence     | 26000.50       | wrong-type
            /consultations/0/annualPlacePence     | '2600000'      | wrong-type
            /exceptions/0/comparatorUrn           | 900001         | same-setting
            /exceptions/0/comparatorUrn           | 900010         | unknown-urn
            /exceptions/0/evidence/0/on           | '2026-11-21'   | after-decision-date
            /mainstream/evidence/0/on             | '2026-11-21'   | after-decision-date
            /section9/evidence/0/on               | '2026-11-21'   | after-decision-date
            /section9/urn                         | 900010         | unknown-urn
            /weighed/0/on                         | '2026-11-21'   | after-decision-date
            /otherwise/evidence/0/on              | '2026-11-21'   | after-decision-date
            /transport/0/nearerUrn                | 900001         | same-setting
            /transport/0/nearerUrn                | 900010         | unknown-urn
            /section41/0/urn                      | 900010         | unknown-urn
            /ringsPassedOver/0/ring               | 8              | too-large-number
            /outOfArea/0/urn                      | 900010         | unknown-urn
            /partners/0/on                        | '2026-11-21'   | after-decision-date
            /quality/0/inspectedOn                | '2026-11-21'   | after-decision-date
            /quality/0/urn                        | 900010         | unknown-urn
            /clocks/noticeEndsOn                  | '2026-09-30'   | out-of-order
            /clocks/draftServedOn                 | '2026-02-29'   | not-a-date
            /consultations/0/objections/0/kind    | 'mood'         | not-in-list
            /review/invited/family                | 'yes'          | wrong-type
            /advice/psychological/on              | '2026-11-21'   | after-decision-date
            /letters/readingAge                   | 4              | too-small
            /letters/readingAge                   | 10.5           | wrong-type
            /letters/formatsOffered/0             | 'sung'         | not-in-list
            /history/attendingUrn                 | 900010         | unknown-urn
            /history/moves                        | -1             | too-small
            /familyView/0/confidence              | 6              | too-large-number
            /wholePackage/health/annualPence      | -1             | too-small
            /health/confirmed/0/urn               | 900010         | unknown-urn
            /health/annualCheck/on                | '2026-11-21'   | after-decision-date
            /transition/panel/on                  | '2026-11-21'   | after-decision-date
            /timetable/0/planWrittenOn            | '2026-11-21'   | after-decision-date
            /riskPlans/0/reviewedOn               | '2026-11-21'   | after-decision-date
            /disputed/0/path                      | 'consultations[900001].provision.F9' | not-in-request
            /disputed/0/path                      | 'consultations[900002]' | not-in-request
            /disputed/0/path                      | 'person..sex'  | not-in-request
            /disputed/0/path                      | 'plan'         | required-field
            /disputed/0/path                      | 'person.dateOfBirth' | required-field
            /disputed/0/path                      | 'consultations[900001].urn' | required-field
            /disputed/0/path                      | '[F1]'         | pattern
            /proceedWithout/0/principle           | 'ten'          | pattern
            /consider/0                           | 900010         | unknown-urn
            /consider/0                           | '900002'       | wrong-type
            """)
    void eachThingWrongIsPointedAt(String pointer, String value, String code) {
        var tree = whole();
        replace(tree, pointer, MARK);
        assertThat(wrong(read(tree.toString().replace(MARK.toString(), value.replace('\'', '"')))))
                .containsExactly(pointer + " " + code);
    }

    @Test
    void aMissingFieldAnUnknownKeyAndATooLongListArePointedAt() {
        var tree = (ObjectNode) least();
        tree.remove("reference");
        tree.put("colour", 1);
        tree.with("/person").remove("dateOfBirth");
        tree.with("/person").put("not a key", 1);
        var consider = tree.putArray("consider");
        for (int i = 0; i < 201; i++) {
            consider.add(900_001);
        }
        tree.with("/person").put("representative", "x".repeat(65));
        assertThat(wrong(tree))
                .containsExactly(
                        "/colour unknown-key",
                        "/consider too-many",
                        "/person unknown-key",
                        "/person/dateOfBirth missing",
                        "/person/representative too-long",
                        "/reference missing");
    }

    @Test
    void aKeyThatIsNoCodeOfItsTableIsToldWhichAre() {
        var tree = (ObjectNode) least();
        tree.set("advice", json("{'astrology':{'on':'2026-11-02'}}"));
        tree.set("review", json("{'invited':{'neighbour':true}}"));
        var read = read(tree);
        assertThat(wrong(read))
                .containsExactly("/advice/astrology unknown-key", "/review/invited/neighbour unknown-key");
        assertThat(read.errors().get(0).detail()).isEqualTo("This must be one of: psychological, medical.");
    }

    @Test
    void whatTheSchemaSaysAndWhatItCannotSayComeTogether() {
        var tree = whole();
        replace(tree, "/trigger", TextNode.valueOf("whim"));
        replace(tree, "/request/urn", IntNode.valueOf(900_010));
        replace(tree, "/person/dateOfBirth", TextNode.valueOf("2030-01-01"));
        replace(tree, "/consultations/0/repliedOn", TextNode.valueOf("2026-13-01"));
        replace(tree, "/weighed/0/on", TextNode.valueOf("2027-01-01"));
        assertThat(wrong(tree))
                .containsExactly(
                        "/consultations/0/repliedOn not-a-date",
                        "/person/dateOfBirth birth-after-decision",
                        "/request/urn unknown-urn",
                        "/trigger not-in-list",
                        "/weighed/0/on after-decision-date");
    }

    @Test
    void aTypeIsAskedForWhereTheRequestIsForOne() {
        var tree = (ObjectNode) least();
        tree.set("request", json("{'kind':'type'}"));
        assertThat(wrong(tree)).containsExactly("/request/type missing");
        tree.set("request", json("{'kind':'type','type':'special','urn':900001}"));
        assertThat(wrong(tree)).containsExactly("/request/urn not-with-this-kind");
        tree.set("request", json("{'kind':'type','type':'special'}"));
        assertThat(wrong(tree)).isEmpty();
    }

    @Test
    void idsStandOnceAndAnswersGoByLinesOfThePlan() {
        var tree = (ObjectNode) least();
        tree.set("plan", json("{'outcomes':[{'id':'O1'},{'id':'O1'}],'provision':[{'id':'F1'},{'id':'F1'}]}"));
        tree.set("consultations", json("[{'urn':900001,'provision':{'F1':'yes','F2':'yes','F 3':'yes'}}]"));
        tree.set("otherwise", json("{'lines':{'F4':true}}"));
        tree.set("proceedWithout", json("[{'principle':'STAT-10'},{'principle':'STAT-10'}]"));
        assertThat(wrong(tree))
                .containsExactly(
                        "/consultations/0/provision pattern",
                        "/consultations/0/provision/F2 unknown-line",
                        "/otherwise/lines/F4 unknown-line",
                        "/plan/outcomes/1/id duplicate-outcome",
                        "/plan/provision/1/id duplicate-line",
                        "/proceedWithout/1/principle duplicate-principle");
    }

    @Test
    void answersByLineAreNotDoubtedWhereThePlanDoesNotSayItsLines() {
        var tree = (ObjectNode) least();
        tree.set("consultations", json("[{'urn':900001,'provision':{'F1':'yes'}}]"));
        assertThat(wrong(tree)).isEmpty();
        tree.set("plan", json("{'provision':[]}"));
        assertThat(wrong(tree)).containsExactly("/consultations/0/provision/F1 unknown-line");
    }

    @Test
    void theSameReplyTwiceIsASlipButTwoThatDisagreeAreForTheRules() {
        var tree = (ObjectNode) least();
        tree.set(
                "consultations",
                json("[{'urn':900001,'answer':'can-meet'},{'answer':'can-meet','urn':900001,'offer':null}]"));
        assertThat(wrong(tree)).containsExactly("/consultations/1 duplicate-reply");
        tree.set("consultations", json("[{'urn':900001,'answer':'can-meet'},{'urn':900001,'answer':'cannot-meet'}]"));
        assertThat(wrong(tree)).isEmpty();
    }

    @Test
    void aDraftServedBeforeTheAssessmentWasAskedForIsLeftToTheRules() {
        var tree = (ObjectNode) least();
        tree.set(
                "clocks",
                json("{'requestReceivedOn':'2026-10-02','draftServedOn':'2026-10-01','reviewMeetingOn':'2027-01-01'}"));
        assertThat(wrong(tree)).isEmpty();
        tree.set(
                "clocks",
                json("{'draftServedOn':'2025-01-01','amendmentNoticeOn':'2026-10-10','noticeEndsOn':'2025-01-15'}"));
        assertThat(wrong(tree)).isEmpty();
    }

    @Test
    void detailsSayWhatIsWanted() {
        var tree = (ObjectNode) least();
        tree.put("trigger", "whim");
        tree.with("/person").put("representative", "x".repeat(65));
        tree.with("/person").put("yearGroup", "six");
        tree.putArray("proceedWithout").addObject().put("principle", "ten");
        assertThat(read(tree).errors().stream().map(InputError::detail))
                .containsExactly(
                        "This must be at most 64 characters long.",
                        "This must be a whole number without a decimal point, or null.",
                        "This must be the id of a principle, such as STAT-10, at most 64 characters.",
                        "This must be one of: new-plan, review.");
    }

    @Test
    void aBodyWrongAllThroughIsAnsweredWithABoundedNumberOfErrors() {
        var tree = (ObjectNode) least();
        var consider = tree.putArray("consider");
        for (int i = 0; i < 20_000; i++) {
            consider.add("x");
        }
        var errors = read(tree).errors();
        assertThat(errors).hasSize(501);
        assertThat(errors.get(500).code()).isEqualTo("more-errors");
    }

    @Test
    void longTextsDoNotExhaustTheStackOfThePatterns() {
        var tree = (ObjectNode) least();
        tree.set("plan", json("{'provision':[{'id':'F1','kind':'" + "a-".repeat(9_000) + "'}]}"));
        assertThat(wrong(tree)).containsExactly("/plan/provision/0/kind pattern", "/plan/provision/0/kind too-long");
    }

    @Test
    void aLineEndAfterACodeIsNotPassedOver() {
        var tree = (ObjectNode) least();
        tree.set("plan", json("{'provision':[{'id':'F1\\n'}]}"));
        assertThat(wrong(tree)).containsExactly("/plan/provision/0/id pattern");
    }

    private static boolean required(String pointer, String name) {
        String shape = pointer.replaceAll("/[0-9]+", "/[]");
        return Set.of(
                                "/reference",
                                "/decisionDate",
                                "/trigger",
                                "/person",
                                "/plan",
                                "/request",
                                "/person/reference",
                                "/person/dateOfBirth",
                                "/request/kind",
                                "/ringsPassedOver/[]/ring",
                                "/weighed/[]/principle",
                                "/proceedWithout/[]/principle",
                                "/disputed/[]/path",
                                "/clocks/exceptions/[]/clock",
                                "/clocks/exceptions/[]/exception")
                        .contains(shape + "/" + name)
                || (shape.endsWith("[]") && List.of("urn", "id", "agency").contains(name));
    }

    private static List<String> objects(JsonNode node, String pointer, List<String> into) {
        if (node.isObject()) {
            into.add(pointer);
            node.properties().forEach(field -> objects(field.getValue(), pointer + "/" + field.getKey(), into));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            objects(node.get(i), pointer + "/" + i, into);
        }
        return into;
    }

    private static List<String> names(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static void replace(JsonNode tree, String pointer, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        JsonNode holder = tree.at(pointer.substring(0, slash));
        String last = pointer.substring(slash + 1);
        if (holder instanceof ObjectNode object) {
            object.set(last, value);
        } else {
            ((ArrayNode) holder).set(Integer.parseInt(last), value);
        }
    }
}
