package org.rightplace.placement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.rightplace.facts.Cost;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Journey;
import org.rightplace.facts.Option;
import org.rightplace.facts.Quality;
import org.rightplace.facts.Reply;
import org.rightplace.facts.ReplyLine;
import org.rightplace.placement.PlacementRequest.Consultation;
import org.rightplace.register.RegisterEntry;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Parameters;
import org.rightplace.rulebook.Table;

/** The facts about one option: the setting, what it answered, what it costs, how far it is. */
final class OptionFacts {

    private static final Set<String> BASES = Set.of("resourced-provision", "sen-unit");

    private final PlacementRequest request;
    private final Catalogue catalogue;
    private final Parameters parameters;
    private final SettingKinds kinds;
    private final String phase;

    OptionFacts(
            PlacementRequest request, Catalogue catalogue, Parameters parameters, SettingKinds kinds, String phase) {
        this.request = request;
        this.catalogue = catalogue;
        this.parameters = parameters;
        this.kinds = kinds;
        this.phase = phase;
    }

    /** Whether the setting is on the s.41 list on the decision date: the request's newest word on it, else the register's. */
    Boolean approved(RegisterEntry entry) {
        return request.section41().stream()
                .filter(one -> Objects.equals(one.urn(), entry.urn()) && one.approved() != null)
                .max(Comparator.comparing(
                        PlacementRequest.Section41::on, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(PlacementRequest.Section41::approved)
                .orElse(entry.section41());
    }

    /** The facts about an option; the {@link Option} comes first. */
    List<Fact> of(RegisterEntry entry, Journey journey) {
        var facts = new ArrayList<Fact>();
        var replies = consultations(entry.urn());
        facts.add(option(entry, replies));
        for (Consultation reply : replies) {
            facts.add(reply(reply, replies));
        }
        lines(entry.urn(), replies, facts);
        cost(entry.urn(), replies, facts);
        facts.add(journey);
        request.quality().stream().filter(one -> one.urn().equals(entry.urn())).forEach(one -> facts.add(quality(one)));
        return facts;
    }

    private List<Consultation> consultations(int urn) {
        return request.consultations().stream()
                .filter(one -> one.urn() == urn)
                .sorted(Comparator.comparing(Consultation::repliedOn, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private Option option(RegisterEntry entry, List<Consultation> replies) {
        var kind = kinds.kind(entry);
        var placeKind = last(replies.stream().map(Consultation::placeKind).toList());
        var approved = approved(entry);
        var rung = kinds.rung(entry, placeKind, approved);
        return new Option(
                entry.urn(),
                entry.status(),
                kind.sector(),
                kind.listing(),
                approved,
                kind.mainstream(),
                placeKind == null ? null : BASES.contains(placeKind),
                last(replies.stream()
                        .map(Consultation::operatesAsSeparateSchool)
                        .toList()),
                rung.map(SettingKinds.Rung::ring).orElse(null),
                rung.map(SettingKinds.Rung::name).orElse(null),
                rung.isPresent() && passedOver(rung.get().ring()),
                kinds.local(entry),
                Objects.equals(request.request().urn(), entry.urn()),
                replies.stream().anyMatch(one -> one.sentOn() != null || one.answered()),
                phase,
                kinds.admits(entry, kind.listing(), approved, offer(replies)),
                needListed(entry));
    }

    /** What the replies say of an offer: one that refuses counts before one that offers. */
    private static Boolean offer(List<Consultation> replies) {
        return replies.stream()
                .map(Consultation::offer)
                .filter(Objects::nonNull)
                .reduce((one, other) -> one && other)
                .orElse(null);
    }

    private boolean passedOver(long ring) {
        return request.ringsPassedOver().stream()
                .anyMatch(one -> one.ring() == ring
                        && one.reason() != null
                        && !one.reason().isBlank());
    }

    private Boolean needListed(RegisterEntry entry) {
        var primary = request.person().needs().primary();
        return entry.needs().isEmpty() || primary == null ? null : entry.needs().contains(primary);
    }

    private Reply reply(Consultation one, List<Consultation> all) {
        LocalDate due = one.sentOn() == null
                ? null
                : one.sentOn()
                        .plusDays(parameters.number("consultation-reply-days").value());
        return new Reply(
                one.urn(),
                one.sentOn(),
                due,
                one.repliedOn(),
                one.answer(),
                one.placeAvailable(),
                one.offer(),
                one.residential(),
                one.fullTime(),
                all.stream().anyMatch(other -> disagree(one, other)));
    }

    /** Two replies disagree where both say something of the same thing and it is not the same. */
    private static boolean disagree(Consultation one, Consultation other) {
        return differ(one.answer(), other.answer())
                || differ(one.placeAvailable(), other.placeAvailable())
                || differ(one.offer(), other.offer())
                || one.provision().entrySet().stream()
                        .anyMatch(line ->
                                differ(line.getValue(), other.provision().get(line.getKey())));
    }

    private static boolean differ(Object one, Object other) {
        return one != null && other != null && !one.equals(other);
    }

    /** One fact for each line of the plan: its answer, or null where nothing usable was said or two answers disagree. */
    private void lines(int urn, List<Consultation> replies, List<Fact> facts) {
        for (PlacementRequest.Provision line : request.plan().provision()) {
            var answers = replies.stream()
                    .map(one -> one.provision().get(line.id()))
                    .filter(answer -> answer != null && !answer.equals("unknown"))
                    .collect(Collectors.toSet());
            facts.add(new ReplyLine(
                    urn, line.id(), answers.size() == 1 ? answers.iterator().next() : null, otherwise(line.id())));
        }
    }

    private boolean otherwise(String line) {
        return "eotas".equals(request.request().kind())
                && request.otherwise() != null
                && Boolean.TRUE.equals(request.otherwise().lines().get(line))
                && RequestFacts.otherwiseShown(request.otherwise());
    }

    private void cost(int urn, List<Consultation> replies, List<Fact> facts) {
        var costed =
                replies.stream().filter(one -> one.annualPlacePence() != null).toList();
        if (replies.isEmpty()) {
            return;
        }
        var one = costed.isEmpty() ? replies.get(replies.size() - 1) : costed.get(costed.size() - 1);
        facts.add(new Cost(urn, publicPence(one), one.costBasis(), one.annualPlacePence(), one.annualTransportPence()));
    }

    /** The sum of {@code tables/cost-lines}; null when a line the table requires is not known. */
    private Long publicPence(Consultation one) {
        long sum = 0;
        for (Table.Row row : catalogue.table("cost-lines").rows()) {
            var pence = pence(one, row.text("field"));
            if (pence == null && row.is("required")) {
                return null;
            }
            sum += pence == null ? 0 : row.text("sign").equals("minus") ? -pence : pence;
        }
        return sum;
    }

    private static Long pence(Consultation one, String field) {
        return switch (field) {
            case "annualPlacePence" -> one.annualPlacePence();
            case "annualTransportPence" -> one.annualTransportPence();
            case "annualTherapyPence" -> one.annualTherapyPence();
            case "annualEscortPence" -> one.annualEscortPence();
            case "annualOtherPublicPence" -> one.annualOtherPublicPence();
            case "annualAvoidedPence" -> one.annualAvoidedPence();
            default ->
                throw new IllegalStateException(
                        "tables/cost-lines names " + field + ", which a consultation does not have");
        };
    }

    private Quality quality(PlacementRequest.SettingQuality one) {
        Boolean meets = one.scheme() == null || one.grade() == null
                ? null
                : catalogue
                        .table("quality-bar")
                        .row(one.scheme() + "/" + one.grade())
                        .map(row -> "yes".equals(row.text("meetsBar")))
                        .orElse(null);
        return new Quality(
                one.urn(),
                one.scheme(),
                one.grade(),
                meets,
                one.safeguardingMet(),
                one.openConcern(),
                one.inspectedOn());
    }

    private static <T> T last(List<T> values) {
        T last = null;
        for (T value : values) {
            last = value == null ? last : value;
        }
        return last;
    }
}
