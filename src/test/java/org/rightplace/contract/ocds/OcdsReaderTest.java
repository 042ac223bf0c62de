package org.rightplace.contract.ocds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rightplace.contract.ocds.Reading.TODAY;
import static org.rightplace.contract.ocds.Reading.fixture;
import static org.rightplace.contract.ocds.Reading.json;
import static org.rightplace.contract.ocds.Reading.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rightplace.schema.InputError;

/** What published data becomes, and what stays unknown. */
class OcdsReaderTest {

    private static final String LEISURE = "leisure-with-metrics.json";
    private static final String PACKAGE = "package-with-a-broken-release.json";

    private static JsonNode leisure() {
        return only(read(fixture(LEISURE)));
    }

    /** A number is a number whatever it is kept as, so texts are compared. */
    private static String text(String json) {
        return json(json).toString();
    }

    private static JsonNode only(List<OcdsContract> read) {
        assertThat(read).hasSize(1);
        assertThat(read.get(0).errors()).isEmpty();
        return read.get(0).contract();
    }

    private static List<String> wrong(OcdsContract refused) {
        assertThat(refused.contract()).isNull();
        return refused.errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    @Test
    void aReleaseBecomesAContract() {
        var contract = leisure();
        assertThat(contract.path("reference").asText()).isEqualTo("ocds-madeup-leisure/C1");
        assertThat(contract.path("title").asText()).isEqualTo("Leisure centres 2027 to 2030");
        assertThat(contract.path("reviewDate").asText()).isEqualTo(TODAY.toString());
        assertThat(contract.path("buyer").asText()).isEqualTo("Fenmark County Council");
        assertThat(contract.path("supplier"))
                .hasToString(text("{'name':'Bright Tide Leisure Limited','identifier':'GB-COH-09999990'}"));
        assertThat(contract.path("value"))
                .hasToString(text("{'amountPence':620000000,'includesVat':true,'currency':'GBP'}"));
        assertThat(contract.path("period")).hasToString(text("{'start':'2027-04-01','end':'2030-03-31'}"));
        assertThat(contract.path("service")).hasToString(text("""
                {'kind':'contract','send':false,'regime':'procurement-act-2023',
                 'description':'Running of five leisure centres with pools, for everybody.','cpv':['92610000'],
                 'deliveryAreas':['PE1','PE29']}"""));
    }

    @Test
    void agreedMetricsBecomeMeasuresAndFiguresGoToTheNextTarget() {
        var kpis = leisure().path("kpis");
        assertThat(kpis).hasSize(5);
        assertThat(kpis.get(0)).hasToString(text("""
                {'text':'Users with SEND. Users aged 0 to 25 with SEND out of all users of that age. cohort: SEND','cohort':'SEND',
                 'unit':'percent','target':12,'start':'2027-04-01','due':'2028-03-31','id':'K1',
                 'observations':[{'from':'2027-04-01','to':'2027-06-30','value':9.5,'rating':'requires-improvement'}]}"""));
        assertThat(kpis.get(1).path("target").decimalValue()).isEqualByComparingTo("15");
        assertThat(kpis.get(1).path("due").asText()).isEqualTo("2029-03-31");
        assertThat(kpis.get(1).has("observations")).isFalse();
        assertThat(kpis.get(2)).hasToString(text("""
                {'text':'Reasonable adjustments. Target: within ten working days of being asked','start':'2027-04-01','id':'K3'}"""));
        assertThat(kpis.get(3))
                .hasToString(text("{'text':'Income shared','unit':'pence','target':25000050,'id':'income'}"));
        assertThat(kpis.get(4).path("unit").asText()).isEqualTo("count");
        assertThat(kpis.get(4).has("target")).isFalse();
        assertThat(kpis.get(4).path("cohort").asText()).isEqualTo("ALL");
    }

    @Test
    void breachNoticeAndMilestonesAreRead() {
        var contract = leisure();
        assertThat(contract.path("performance")).hasToString(text("""
                {'publishedOn':'2027-07-20','breach':{'outcome':'settlement','on':'2027-07-10','noticeOn':'2027-07-20'}}"""));
        assertThat(contract.path("milestones")).hasToString(text("""
                [{'title':'First yearly report','kind':'reporting','due':'2028-04-30','status':'scheduled'},
                 {'title':'Changing places in every centre','kind':'delivery','due':'2027-07-01','status':'met','metOn':'2027-06-20'}]"""));
    }

    @Test
    void whatCameAfterTheReviewIsNotKnownOnIt() {
        var contract = only(Reading.READER.read(fixture(LEISURE), LocalDate.of(2027, 7, 12)));
        assertThat(contract.path("performance"))
                .hasToString(text("{'breach':{'outcome':'settlement','on':'2027-07-10'}}"));
        var earlier = only(Reading.READER.read(fixture(LEISURE), LocalDate.of(2027, 5, 1)));
        assertThat(earlier.has("performance")).isFalse();
        assertThat(earlier.path("milestones").get(1).has("metOn")).isFalse();
    }

    @Test
    void aBrokenReleaseIsRefusedByItsIdAndTheOthersAreRead() {
        var read = read(fixture(PACKAGE));
        assertThat(read)
                .extracting(OcdsContract::release)
                .containsExactly("catering-award", "therapy-award", "therapy-award", "coaches-tender");
        assertThat(read.get(0).ocid()).isEqualTo("ocds-madeup-catering");
        assertThat(wrong(read.get(0)))
                .containsExactly(
                        "/releases/1/awards/0/contractPeriod/startDate not-a-date",
                        "/releases/1/awards/0/value/amount wrong-type",
                        "/releases/1/awards/0/value/currency pattern",
                        "/releases/1/awards/0/value/currency too-long");
        assertThat(read.get(0).errors())
                .extracting(InputError::detail)
                .noneMatch(detail ->
                        detail.contains("hundred") || detail.contains("pounds") || detail.contains("2026-02-30"));
        assertThat(read.subList(1, 4)).allMatch(OcdsContract::accepted);
    }

    @Test
    void severalAwardsAreSeveralContractsAndOneCalledOffIsNone() {
        var read = read(fixture(PACKAGE));
        var north = read.get(1).contract();
        assertThat(north.path("reference").asText()).isEqualTo("ocds-madeup-therapy/award/1");
        assertThat(north.path("title").asText()).isEqualTo("North");
        assertThat(north.path("value")).hasToString(text("{'amountPence':48000000,'currency':'GBP'}"));
        assertThat(north.path("service")).hasToString(text("""
                {'send':true,'lightTouch':true,'regime':'procurement-act-2023','cpv':['80340000-9']}"""));
        assertThat(north.has("kpis")).isFalse();
        var south = read.get(2).contract();
        assertThat(south.path("supplier")).hasToString(text("{'name':'Clear Voices CIC; Fen Therapies Limited'}"));
        assertThat(south.has("period")).isFalse();
    }

    @Test
    void aTenderIsAContractToComeWithItsTargets() {
        var tender = read(fixture(PACKAGE)).get(3).contract();
        assertThat(tender.path("reference").asText()).isEqualTo("ocds-madeup-coaches");
        assertThat(tender.path("value"))
                .hasToString(text("{'amountPence':75000000,'estimated':true,'currency':'GBP'}"));
        // Coaches may be for the way to school; one of the two places is no postcode.
        assertThat(tender.path("service")).hasToString(text("{'lightTouch':false,'cpv':['60172000']}"));
        assertThat(tender.path("kpis"))
                .hasToString(text("[{'text':'Journeys on time','unit':'percent','target':97,'id':'K1'}]"));
    }

    @Test
    void releasesOfOneProcessArePutTogetherInTheOrderOfTheirDates() {
        var later = ((ObjectNode) fixture(LEISURE).deepCopy());
        var first = later.deepCopy();
        first.put("id", "ocds-madeup-leisure-1").put("date", "2027-03-01T09:00:00Z");
        ((ObjectNode) first.path("contracts").get(0)).remove("implementation");
        ((ObjectNode) first.path("contracts").get(0)).put("title", "An earlier title");
        later.remove(List.of("tender", "awards", "parties", "buyer"));
        ((ObjectNode) later.path("contracts").get(0)).remove(List.of("agreedMetrics", "value", "period"));
        ((ObjectNode) later.path("contracts").get(0)).putNull("milestones");
        var both = json("{'releases':[]}");
        ((ArrayNode) both.get("releases")).add(later).add(first);

        var read = read(both);

        assertThat(read).extracting(OcdsContract::release).containsExactly("ocds-madeup-leisure-3");
        var contract = (ObjectNode) only(read);
        assertThat(contract.path("milestones")).hasToString(text("[{'metOn':'2027-06-20','status':'met'}]"));
        ObjectNode rest = contract.without(List.of("milestones"));
        ObjectNode whole = ((ObjectNode) leisure()).without(List.of("milestones"));
        assertThat((JsonNode) rest).isEqualTo(whole);
    }

    @Test
    void aRecordIsReadFromItsCompiledReleaseAndOneOfLinksIsRefused() {
        var records = (ObjectNode)
                json("{'records':[{'ocid':'ocds-madeup-linked','releases':[{'url':'https://example.org/1'}]}]}");
        records.withArray("records")
                .addObject()
                .put("ocid", "ocds-madeup-leisure")
                .set("compiledRelease", fixture(LEISURE));
        records.withArray("records")
                .addObject()
                .putArray("releases")
                .add(fixture(PACKAGE).at("/releases/2"));

        var read = read(records);

        assertThat(read.get(0).ocid()).isEqualTo("ocds-madeup-linked");
        assertThat(wrong(read.get(0))).containsExactly("/records/0 linked-only");
        assertThat(read.get(1).contract()).isEqualTo(leisure());
        assertThat(read.get(2).contract().path("title").asText()).isEqualTo("Hire of coaches");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | '/date missing,/id missing,/ocid missing'",
                "{'releases':[]} | ' no-releases'",
                "{'releases':{'a':1}} | '/releases wrong-type'",
                "{'records':'many'} | '/records wrong-type'",
                "{'records':[{'releases':{'a':1}}]} | '/records/0 linked-only'",
                "{'ocid':'a','id':'1','date':'2026-01-01','contracts':{'id':'1'}} | '/contracts wrong-type'",
                "{'releases':[7]} | '/releases/0 wrong-type'",
                "{'releases':[{'ocid':'a','id':'1','date':'2026-01-01'}]} | '/releases/0 nothing-to-review'",
                "{'records':[{}]} | '/records/0 linked-only'",
                "{'ocid':'a','id':'1','date':'soon'} | /date pattern",
                "{'ocid':7,'id':'1','date':'2026-01-01','tender':{}} | '/ocid wrong-type'",
                "{'ocid':'a','id':'1','date':'2026-01-01','tender':[]} | '/tender wrong-type'",
                "{'ocid':'a','id':'1','date':'2026-01-01','tender':{'status':'cancelled'}} | ' nothing-to-review'",
                "{'ocid':'a','id':'1','date':'2026-01-01','awards':[{'status':'active'}]} | '/awards/0/id missing'",
                "{'ocid':'a','id':'1','date':'2026-01-01','tender':{'value':{'amount':-1}}} | '/tender/value/amount too-small'",
                "{'ocid':'a','id':'1','date':'2026-01-01','tender':{'contractPeriod':{'startDate':'2026-02-01','endDate':'2026-01-01'}}} | '/tender/contractPeriod/endDate out-of-order'",
                "{'ocid':'ocds-a','id':'1','date':'2026-01-01','awards':[{'id':'1234567890123456789012345678901234567890123456789012345678901234'}]} | '/awards/0/id too-long'",
            })
    void whatCannotBeReadIsRefusedWithItsPlace(String body, String wrong) {
        assertThat(read(json(body)))
                .hasSize(1)
                .first()
                .satisfies(refused -> assertThat(wrong(refused)).containsExactly(wrong.split(",")));
    }

    @Test
    void theSameReleaseTwiceIsRefusedOnce() {
        var twice = json("{'releases':[]}");
        ((ArrayNode) twice.get("releases")).add(fixture(LEISURE)).add(fixture(LEISURE));
        var read = read(twice);
        assertThat(wrong(read.get(0))).containsExactly("/releases/1/id duplicate");
        assertThat(read.get(1).contract()).isEqualTo(leisure());
    }

    @Test
    void whatWasSentIsNotChanged() {
        var sent = fixture(LEISURE);
        var before = sent.deepCopy();
        read(sent);
        assertThat(sent).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "80340000, true, true",
        "8034, , ",
        "80000000, , true",
        "85312120-6, true, true",
        "45000000, false, false",
        "45214000, , false",
        "60130000, , false",
        "72000000, false, false",
        "92610000, false, ",
        "'80340000,72000000', , ",
        "'72000000,45000000', false, false",
        "99999999, , "
    })
    void procurementCodesSayWhatTheTableSays(String codes, Boolean send, Boolean lightTouch) {
        var release = (ObjectNode) json("{'ocid':'a','id':'1','date':'2026-01-01','tender':{'items':[]}}");
        for (String code : codes.split(",")) {
            release.withObject("/tender")
                    .withArray("items")
                    .addObject()
                    .putObject("classification")
                    .put("scheme", "CPV")
                    .put("id", code);
        }
        var service = only(read(release)).path("service");
        assertThat(service.has("send") ? service.get("send").booleanValue() : null)
                .isEqualTo(send);
        assertThat(service.has("lightTouch") ? service.get("lightTouch").booleanValue() : null)
                .isEqualTo(lightTouch);
    }
}
