package org.rightplace.placement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * A believable placement request over the made-up register, with nothing in the way of an answer, so that a test can change the one
 * thing it is about. Every method changes this request and gives it back.
 */
final class Requests {

    static final String OFFICER = "head-of-sen";
    static final String DECIDED = MadeUpArea.TODAY.toString();

    /** The days an ordinary consultation is sent and answered, within fifteen days of each other. */
    static final String SENT = "2026-10-28";

    static final String REPLIED = "2026-11-09";

    private final ObjectNode json;

    private Requests(ObjectNode json) {
        this.json = json;
    }

    /** A child of eleven in Quillbridge, for whom nothing is asked for and nobody is consulted. */
    static Requests child() {
        return new Requests(
                (ObjectNode) SentIn.json("{'reference':'PL-2026-9801','decisionDate':'2026-11-20','trigger':'new-plan',"
                        + "'person':{'reference':'C-9801','dateOfBirth':'2015-04-12','yearGroup':7,'sex':'female',"
                        + "'home':{'postcode':'ZZ1 1AA','authority':'873'},'responsibleAuthority':'873',"
                        + "'livesWithFamily':true,'lookedAfter':false,'needs':{'primary':'ASD','others':['SLCN']}},"
                        + "'plan':{'status':'draft','sectionIBlank':true,'placementFrom':'2027-09-01','route':'school',"
                        + "'outcomes':[{'id':'O1','text':'Asks for help in class','area':'communication'}],"
                        + "'provision':[{'id':'F1','kind':'therapy','text':'An hour of speech therapy a week','for':['O1']},"
                        + "{'id':'F2','kind':'small-group','text':'Groups of no more than eight','for':['O1']}]},"
                        + "'views':{'child':{'captured':true,'capturedOn':'2026-10-02'},"
                        + "'parent':{'captured':true,'capturedOn':'2026-10-02','mainstream':'no-view'}},"
                        + "'adviceOffered':{'offered':true,'sendiassOn':'2026-10-12'},"
                        + "'request':{'kind':'none'},'consultations':[],"
                        + "'weighed':[{'principle':'section-19','officer':'head-of-sen','on':'2026-11-16'},"
                        + "{'principle':'section-9','officer':'head-of-sen','on':'2026-11-16'}],"
                        + "'clocks':{'requestReceivedOn':'2026-07-20','draftServedOn':'2026-10-12',"
                        + "'noticeEndsOn':'2026-10-27'}}"));
    }

    /** A young person of seventeen in Quillbridge, who decides. */
    static Requests youngPerson() {
        return child().put("/person/dateOfBirth", "2009-05-02")
                .put("/person/yearGroup", 13)
                .put("/plan/route", "post-16")
                .put("/views/child/mainstream", "no-view");
    }

    Requests copy() {
        return new Requests(json.deepCopy());
    }

    /** Sets one field; the object it stands in is made where there is none. */
    Requests put(String pointer, Object value) {
        int last = pointer.lastIndexOf('/');
        var holder = last == 0 ? json : json.withObject(pointer.substring(0, last));
        holder.set(pointer.substring(last + 1), SentIn.JSON.valueToTree(value));
        return this;
    }

    /** Leaves one field out. */
    Requests without(String pointer) {
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) json.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));
        return this;
    }

    Requests add(String list, Consumer<ObjectNode> fill) {
        fill.accept(json.withArray("/" + list).addObject());
        return this;
    }

    /** The parents' wish on mainstream: wanted, not-wanted, no-view. */
    Requests wish(String mainstream) {
        return put("/views/parent/mainstream", mainstream);
    }

    /** A setting asked for in time by a parent. */
    Requests asksFor(int urn) {
        return asksFor(urn, "parent");
    }

    Requests asksFor(int urn, String madeBy) {
        var asked = json.putObject("request");
        asked.put("kind", "setting").put("urn", urn).put("madeBy", madeBy).put("on", "2026-10-20");
        return this;
    }

    /** A setting that says yes to every line, with a place, for 33,000 pounds a year. */
    Requests yes(int urn) {
        return reply(urn, reply -> {});
    }

    /** The same, but for what is changed. */
    Requests reply(int urn, Consumer<ObjectNode> change) {
        return add("consultations", reply -> {
            reply.put("urn", urn).put("sentOn", SENT).put("repliedOn", REPLIED).put("answer", "can-meet");
            reply.put("placeAvailable", true).put("offer", true).put("residential", "none");
            var lines = reply.putObject("provision");
            json.at("/plan/provision").forEach(line -> lines.put(line.get("id").asText(), "yes"));
            reply.put("costBasis", "marginal").put("annualPlacePence", 2_800_000L);
            reply.put("annualTransportPence", 500_000L);
            change.accept(reply);
        });
    }

    /** A setting that says no to every line and has no place. */
    Requests no(int urn) {
        return reply(urn, Requests::refuses);
    }

    static void refuses(ObjectNode reply) {
        reply.put("answer", "cannot-meet").put("placeAvailable", false).put("offer", false);
        everyLine(reply, "no");
    }

    static void everyLine(ObjectNode reply, String answer) {
        var lines = (ObjectNode) reply.get("provision");
        lines.fieldNames().forEachRemaining(line -> lines.put(line, answer));
    }

    /** A setting that was asked and has not answered. */
    Requests silent(int urn, String sentOn) {
        return add("consultations", reply -> reply.put("urn", urn).put("sentOn", sentOn));
    }

    /** An entry for an exception, which an officer relies on with these kinds of evidence. */
    Requests exception(int urn, String limb, String... evidence) {
        return exception(urn, limb, entry -> {}, evidence);
    }

    Requests exception(int urn, String limb, Consumer<ObjectNode> change, String... evidence) {
        return add("exceptions", entry -> {
            entry.put("urn", urn).put("limb", limb).put("officer", OFFICER);
            held(entry, evidence);
            change.accept(entry);
        });
    }

    /** An entry that holds everything its limb needs. */
    Requests complete(int urn, String limb, int comparator, Consumer<ObjectNode> change) {
        return switch (limb) {
            case "resources" ->
                exception(
                        urn,
                        limb,
                        entry -> change.accept(entry.put("comparatorUrn", comparator)),
                        "cost-sheet",
                        "benefits-weighed");
            case "others-education" ->
                exception(
                        urn,
                        limb,
                        entry -> {
                            step(entry);
                            change.accept(entry);
                        },
                        "class-profile",
                        "effect-of-one-more");
            default -> exception(urn, limb, change, "provision-check", "professional-advice");
        };
    }

    static void step(ObjectNode entry) {
        var step = entry.putArray("reasonableSteps").addObject();
        step.put("step", "one more assistant")
                .put("outcome", "rejected")
                .put("reason", "the room has no space for more");
    }

    /** An officer's judgement that the extra transport is inefficient, with its cost sheet. */
    Requests transport(int urn, int nearer, Consumer<ObjectNode> change) {
        return add("transport", entry -> {
            entry.put("urn", urn).put("nearerUrn", nearer).put("officer", "transport-lead");
            entry.put("judged", "inefficient");
            held(entry, "transport-cost-sheet");
            change.accept(entry);
        });
    }

    private static void held(ObjectNode entry, String... kinds) {
        ArrayNode evidence = entry.putArray("evidence");
        for (String kind : kinds) {
            evidence.addObject().put("kind", kind).put("on", "2026-11-12");
        }
    }

    /** Rings passed over, each with a reason. */
    Requests passOver(int... rings) {
        for (int ring : rings) {
            add("ringsPassedOver", one -> one.put("ring", ring).put("reason", "Nothing of this kind can be reached"));
        }
        return this;
    }

    ObjectNode tree() {
        return json;
    }

    String json() {
        return json.toString();
    }
}
