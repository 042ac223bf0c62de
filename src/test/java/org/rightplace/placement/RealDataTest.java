package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rightplace.cli.SentRequest;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Option;
import org.rightplace.facts.Outcome;
import org.rightplace.facts.Reply;
import org.rightplace.register.Postcodes;
import org.rightplace.register.SharedData;

/** Made-up children at real postcodes among the real settings of Cambridgeshire, where those files are at hand. */
class RealDataTest {

    /** Other independent special school, CB1; its approval under section 41 is blank in the file. */
    private static final int INDEPENDENT_SPECIAL = 108886;

    @TempDir
    static Path folder;

    private static MadeUpArea area;

    @BeforeAll
    static void open() throws IOException {
        area = new MadeUpArea(
                folder,
                SharedData.file("register/gias-873.csv"),
                SharedData.file("postcodes/onspd-CB.csv.gz"),
                SharedData.file("postcodes/onspd-PE.csv.gz"));
    }

    @AfterAll
    static void close() {
        if (area != null) {
            area.close();
        }
    }

    /** A child of eight with nobody asked yet. */
    private static JsonNode request(String postcode, String authority, String asked, String more) {
        return SentRequest.json("{'reference':'R-1','decisionDate':'2026-11-20','trigger':'new-plan',"
                + "'person':{'reference':'P-1','dateOfBirth':'2018-05-10','yearGroup':3,'sex':'female',"
                + "'home':{'postcode':'" + postcode + "','authority':'" + authority + "'},"
                + "'responsibleAuthority':'" + authority + "','livesWithFamily':true,"
                + "'needs':{'primary':'ASD'},'dynamicSupport':'none'},"
                + "'plan':{'status':'draft','sectionIBlank':true,'placementFrom':'2027-01-05','route':'school',"
                + "'outcomes':[{'id':'O1','text':'Reads aloud'}],"
                + "'provision':[{'id':'F1','text':'An hour each week','for':['O1']}]},"
                + "'views':{'child':{'captured':true,'capturedOn':'2026-10-02','mainstream':'no-view'},"
                + "'parent':{'captured':true,'capturedOn':'2026-10-02','mainstream':'not-wanted'}},"
                + "'adviceOffered':{'offered':true,'sendiassOn':'2026-07-03'},"
                + "'weighed':[{'principle':'section-19','officer':'head-of-sen','on':'2026-11-12'},"
                + "{'principle':'section-9','officer':'head-of-sen','on':'2026-11-12'}],"
                + "'clocks':{'requestReceivedOn':'2026-08-20','draftServedOn':'2026-10-20','noticeEndsOn':'2026-11-10'},"
                + "'request':" + asked + more + "}");
    }

    private static Recommendation from(JsonNode request) {
        return area.tryOut(SentRequest.bytes(request));
    }

    @ParameterizedTest
    @CsvSource({"CB1 0AA, 873, 3000", "CB7 4AA, 873, 3000", "PE19 0AA, 873, 3000", "PE1 1AA, 874, 15000"})
    void real_schools_are_found_at_the_distance_they_lie(String postcode, String authority, long nearestWithin) {
        var found = from(request(postcode, authority, "{'kind':'none'}", ""));
        var home = new Postcodes(area.database.jdbi()).find(postcode).orElseThrow();
        var settings = area.register.snapshot(MadeUpArea.TODAY).entries();
        var options = found.evaluated().options();

        assertThat(options).hasSizeGreaterThan(5);
        for (EvaluatedOption option : options) {
            var setting = settings.get(option.urn());
            assertThat(setting.name()).isEqualTo(option.name());
            assertThat(setting.authority()).isEqualTo("873");
            assertThat(setting.status()).isNotEqualTo("closed");
            assertThat(option.metres())
                    .isEqualTo(Math.round(
                            Math.hypot(home.easting() - setting.easting(), home.northing() - setting.northing())));
            assertThat(option.minutes()).isBetween(0L, 120L);
            assertThat(setting.lowAge() == null || setting.lowAge() <= 8).isTrue();
            assertThat(setting.highAge() == null || setting.highAge() >= 8).isTrue();
        }
        var nearest = options.stream()
                .filter(option -> Boolean.TRUE.equals(option.mainstream()))
                .min(Comparator.comparing(EvaluatedOption::metres))
                .orElseThrow();
        assertThat(nearest.metres()).isLessThan(nearestWithin);
        found.json()
                .get("options")
                .forEach(option ->
                        assertThat(option.get("journeyBasis").asText()).isEqualTo("straight-line-estimate"));
        assertThat(found.evaluated().outcome().conclusion().code()).isEqualTo("NEEDS_CONSULTATION");
    }

    @Test
    void what_the_register_does_not_say_is_unknown() {
        var request = request("CB1 0AA", "873", "{'kind':'none'}", "");
        var gathered = area.gather(SentRequest.bytes(request));
        var settings = area.register.snapshot(MadeUpArea.TODAY).entries();

        assertThat(gathered.entries()).allMatch(entry -> entry.needs().isEmpty());
        assertThat(gathered.facts())
                .filteredOn(Option.class::isInstance)
                .isNotEmpty()
                .allSatisfy(fact -> {
                    var option = (Option) fact;
                    assertThat(option.needListed()).isNull();
                    assertThat(option.approved41()).isNull();
                });
        assertThat(gathered.facts()).noneMatch(Reply.class::isInstance);
        assertThat(settings.values()).anyMatch(entry -> entry.capacity() == null && entry.resourcedProvision() == null);
        from(request).json().get("options").forEach(option -> {
            assertThat(option.get("suitable").asText()).isEqualTo("unknown");
            assertThat(option.get("placeAvailable").asText()).isEqualTo("unknown");
            assertThat(option.get("annualPublicPence").isNull()).isTrue();
            assertThat(option.get("standing").asText()).isNotIn("not-suitable", "ruled-out");
        });
    }

    @Test
    void a_blank_approval_is_asked_about_and_never_read_as_refused() {
        var asked = "{'kind':'setting','urn':" + INDEPENDENT_SPECIAL + ",'madeBy':'parent','on':'2026-11-01'}";
        var replied = ",'consultations':[{'urn':" + INDEPENDENT_SPECIAL
                + ",'sentOn':'2026-11-02','repliedOn':'2026-11-10','answer':'can-meet','placeAvailable':true,'offer':true,"
                + "'provision':{'F1':'yes'}}]";
        var found = from(request("CB1 0AA", "873", asked, replied));

        var approval = found.evaluated().findings().stream()
                .filter(finding -> finding.principle().equals("LAW-41-APPROVAL"))
                .findFirst()
                .orElseThrow();
        assertThat(approval.outcome()).isEqualTo(Outcome.CANNOT_TELL);
        assertThat(approval.reason()).isEqualTo("approval-not-known");
        assertThat(approval.asks()).containsExactly("section41[" + INDEPENDENT_SPECIAL + "].approved");
        assertThat(found.json().at("/advice/outcome").asText()).isEqualTo("NEEDS_EVIDENCE");
        assertThat(found.evaluated().of("blocking"))
                .extracting(Conclusion::code)
                .containsExactly("LAW-41-APPROVAL");
        assertThat(found.json().at("/advice/settingUrn").isNull()).isTrue();

        var approved = from(request(
                "CB1 0AA",
                "873",
                asked,
                replied + ",'section41':[{'urn':" + INDEPENDENT_SPECIAL + ",'approved':true,'on':'2026-09-01'}]"));
        assertThat(approved.json().at("/advice/requestClass").asText()).isEqualTo("listed");
        assertThat(approved.json().at("/advice/outcome").asText()).isEqualTo("NAME_REQUESTED");

        var refused = from(request(
                "CB1 0AA",
                "873",
                asked,
                replied + ",'section41':[{'urn':" + INDEPENDENT_SPECIAL + ",'approved':false,'on':'2026-09-01'}]"));
        assertThat(refused.json().at("/advice/requestClass").asText()).isNotEqualTo("listed");
    }

    @Test
    void no_two_postcodes_of_the_county_are_the_same_home() {
        var city = from(request("CB1 0AA", "873", "{'kind':'none'}", ""));
        var ely = from(request("CB7 4AA", "873", "{'kind':'none'}", ""));
        assertThat(city.evaluated().options().stream().map(EvaluatedOption::urn).toList())
                .isNotEqualTo(ely.evaluated().options().stream()
                        .map(EvaluatedOption::urn)
                        .toList());
    }
}
