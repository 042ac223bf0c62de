package org.rightplace.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.rightplace.facts.Option;
import org.rightplace.facts.Reply;
import org.rightplace.facts.ReplyLine;

/**
 * One setting with what came back from it, read as design/rules.md has it under "reading" and "ruling".
 *
 * @param option as the register and the request have it
 * @param replies every consultation of it
 * @param lines what it says of each line of Section F
 */
record Place(Option option, List<Reply> replies, List<ReplyLine> lines) {

    static Place of(Facts facts, Option option) {
        return new Place(
                option,
                facts.of(Reply.class, reply -> reply.urn().equals(option.urn())),
                facts.of(ReplyLine.class, line -> line.urn().equals(option.urn())));
    }

    Integer urn() {
        return option.urn();
    }

    /** An answer without its day is an answer. */
    boolean replied() {
        return replies.stream().anyMatch(reply -> reply.repliedOn() != null || reply.answer() != null);
    }

    /** Sent, and neither answered nor silent for over the days it has. */
    boolean awaited(LocalDate today) {
        return option.consulted()
                && !replied()
                && replies.stream().anyMatch(reply -> reply.replyDueOn() == null || !today.isAfter(reply.replyDueOn()));
    }

    /** Sent, and answered, or silent for over the days it has. */
    boolean consulted(LocalDate today) {
        return option.consulted() && !awaited(today);
    }

    /** Yes when every plan line is yes, no when any is no, otherwise null: in part is not known. */
    Boolean suitable() {
        var needed = lines.stream()
                .filter(line -> !Boolean.TRUE.equals(line.otherwise()))
                .toList();
        if (needed.stream().anyMatch(line -> "no".equals(line.answer()))) {
            return false;
        }
        return !needed.isEmpty() && needed.stream().allMatch(line -> "yes".equals(line.answer())) ? true : null;
    }

    /** Whether a place is free: one reply that says none outweighs the rest; null when nobody says. */
    Boolean free() {
        if (replies.stream().anyMatch(reply -> Boolean.FALSE.equals(reply.placeAvailable()))) {
            return false;
        }
        return replies.stream().anyMatch(reply -> Boolean.TRUE.equals(reply.placeAvailable())) ? true : null;
    }

    /** s.38(3): a kind that can be asked for by name; null when its approval is not looked up. */
    Boolean listed() {
        return switch (option.listing()) {
            case "yes" -> true;
            case "if-approved" -> option.approved41();
            default -> false;
        };
    }

    /** s.43: a listed setting must admit; any other must be willing. Null when it has not said. */
    Boolean admits() {
        if (Boolean.TRUE.equals(listed())) {
            return true;
        }
        if (replies.stream().anyMatch(reply -> Boolean.FALSE.equals(reply.offer()))) {
            return false;
        }
        return replies.stream().anyMatch(reply -> Boolean.TRUE.equals(reply.offer())) ? true : null;
    }

    /** A base may be a school of its own: a question of fact for a lawyer. */
    boolean baseInDoubt() {
        return Objects.equals(option.mainstream(), "yes")
                && Boolean.TRUE.equals(option.base())
                && !Boolean.FALSE.equals(option.separateSchool());
    }

    boolean mainstream() {
        return Objects.equals(option.mainstream(), "yes");
    }
}
