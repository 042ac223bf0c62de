package org.rightplace.rulebook;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rightplace.facts.AdulthoodArea;
import org.rightplace.facts.Advice;
import org.rightplace.facts.Attending;
import org.rightplace.facts.AutismProvision;
import org.rightplace.facts.Breach;
import org.rightplace.facts.Check;
import org.rightplace.facts.CheckCondition;
import org.rightplace.facts.Clock;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Contract;
import org.rightplace.facts.ContractField;
import org.rightplace.facts.Cost;
import org.rightplace.facts.EarlyHelp;
import org.rightplace.facts.Evaluation;
import org.rightplace.facts.Evidence;
import org.rightplace.facts.ExceptionClaim;
import org.rightplace.facts.Fact;
import org.rightplace.facts.FamilyView;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Graduated;
import org.rightplace.facts.Health;
import org.rightplace.facts.HealthConfirmed;
import org.rightplace.facts.HealthContract;
import org.rightplace.facts.HealthItem;
import org.rightplace.facts.HealthService;
import org.rightplace.facts.History;
import org.rightplace.facts.Inclusion;
import org.rightplace.facts.IndividualPlacement;
import org.rightplace.facts.Invitee;
import org.rightplace.facts.Journey;
import org.rightplace.facts.Kpi;
import org.rightplace.facts.KpiField;
import org.rightplace.facts.KpiObservation;
import org.rightplace.facts.Letters;
import org.rightplace.facts.MainstreamClaim;
import org.rightplace.facts.Monitoring;
import org.rightplace.facts.Objection;
import org.rightplace.facts.Option;
import org.rightplace.facts.OutOfArea;
import org.rightplace.facts.OutcomeStatement;
import org.rightplace.facts.PackagePart;
import org.rightplace.facts.PanelMember;
import org.rightplace.facts.Parameter;
import org.rightplace.facts.Partner;
import org.rightplace.facts.PersonalBudget;
import org.rightplace.facts.PlanLine;
import org.rightplace.facts.Pledge;
import org.rightplace.facts.Procurement;
import org.rightplace.facts.ProfessionalView;
import org.rightplace.facts.Profile;
import org.rightplace.facts.Quality;
import org.rightplace.facts.Reply;
import org.rightplace.facts.ReplyLine;
import org.rightplace.facts.Request;
import org.rightplace.facts.Review;
import org.rightplace.facts.RingPassedOver;
import org.rightplace.facts.RiskPlan;
import org.rightplace.facts.Section9;
import org.rightplace.facts.Setting;
import org.rightplace.facts.Subject;
import org.rightplace.facts.Timetable;
import org.rightplace.facts.TimetablePart;
import org.rightplace.facts.Transition;
import org.rightplace.facts.TransportJudgement;
import org.rightplace.facts.VagueWord;
import org.rightplace.facts.Views;
import org.rightplace.facts.VisitPlan;
import org.rightplace.facts.Vulnerability;
import org.rightplace.facts.Waiver;
import org.rightplace.facts.Weighed;
import org.rightplace.facts.WorkRoute;
import org.rightplace.facts.WrapAround;

/** The facts rules may read, by simple name and by the name scenarios use. */
final class FactTypes {

    private static final List<Class<? extends Fact>> ALL = List.of(
            AdulthoodArea.class,
            Advice.class,
            Attending.class,
            AutismProvision.class,
            Breach.class,
            Check.class,
            CheckCondition.class,
            Clock.class,
            Conclusion.class,
            Contract.class,
            ContractField.class,
            Cost.class,
            EarlyHelp.class,
            Evaluation.class,
            Evidence.class,
            ExceptionClaim.class,
            FamilyView.class,
            Finding.class,
            Graduated.class,
            Health.class,
            HealthConfirmed.class,
            HealthContract.class,
            HealthItem.class,
            HealthService.class,
            History.class,
            Inclusion.class,
            IndividualPlacement.class,
            Invitee.class,
            Journey.class,
            Kpi.class,
            KpiField.class,
            KpiObservation.class,
            Letters.class,
            MainstreamClaim.class,
            Monitoring.class,
            Objection.class,
            Option.class,
            OutOfArea.class,
            OutcomeStatement.class,
            PackagePart.class,
            PanelMember.class,
            Parameter.class,
            Partner.class,
            PersonalBudget.class,
            PlanLine.class,
            Pledge.class,
            Procurement.class,
            ProfessionalView.class,
            Profile.class,
            Quality.class,
            Reply.class,
            ReplyLine.class,
            Request.class,
            Review.class,
            RingPassedOver.class,
            RiskPlan.class,
            Section9.class,
            Setting.class,
            Timetable.class,
            TimetablePart.class,
            Transition.class,
            TransportJudgement.class,
            VagueWord.class,
            Views.class,
            VisitPlan.class,
            Vulnerability.class,
            Waiver.class,
            Weighed.class,
            WorkRoute.class,
            WrapAround.class);

    private static final Map<String, Class<? extends Fact>> BY_NAME = byName();

    private FactTypes() {}

    private static Map<String, Class<? extends Fact>> byName() {
        var map = new TreeMap<String, Class<? extends Fact>>();
        ALL.forEach(type -> map.put(type.getSimpleName(), type));
        return map;
    }

    static List<Class<? extends Fact>> all() {
        return ALL;
    }

    /** The class of a fact; null if rules may not read it. */
    static Class<? extends Fact> named(String simpleName) {
        return BY_NAME.get(simpleName);
    }

    /** The class a scenario means by {@code replyLine}; null if there is none. */
    static Class<? extends Fact> inScenario(String name) {
        return name.isEmpty() ? null : named(Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }

    /** The fields rules may read of it: what it has a method for that takes nothing and gives something. */
    static Set<String> fields(Class<? extends Fact> type) {
        var fields = new TreeSet<String>();
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getParameterCount() == 0
                    && !Set.of("toString", "hashCode", "details").contains(method.getName())) {
                fields.add(method.getName());
            }
        }
        return fields;
    }

    /** Whether a fact of a type can be what {@code @subject} names. */
    static boolean canBe(String kind, String simpleName) {
        return SUBJECTS.getOrDefault(simpleName, Set.of()).contains(kind);
    }

    /** Whether a fact is what {@code @subject} names: an option is one of two kinds, or both. */
    static boolean is(String kind, Subject fact) {
        return kind.equals(CONSIDERED)
                ? fact instanceof Option option && option.considered()
                : kind.equals(fact.subject());
    }

    /**
     * An option somebody asked for or consulted: principles about what a reply or a request says have nothing to say of the many that
     * are only near home.
     */
    static final String CONSIDERED = "considered-option";

    private static final Map<String, Set<String>> SUBJECTS = Map.of(
            "Request", Set.of("request"),
            "Option", Set.of("option", CONSIDERED),
            "Setting", Set.of("setting"),
            "Waiver", Set.of("waiver"),
            "Contract", Set.of("contract"),
            "Kpi", Set.of("kpi"),
            "Evaluation", Set.of("evaluation"),
            "Check", Set.of("check"));
}
