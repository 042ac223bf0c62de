package org.rightplace.placement;

import java.util.List;
import org.rightplace.facts.Finding;

/**
 * One option of an answer.
 *
 * @param urn the setting
 * @param name as registered
 * @param ring 1 to 7; null where the ladder has none for it
 * @param ringName as the API names it
 * @param local whether it lies in the local area; null if not known
 * @param requested whether the request names it
 * @param contacted whether the request itself names it in any way, rather than it only being near
 * @param mainstream whether its type is mainstream in law; null if unsure
 * @param metres straight line from home; null if not known
 * @param minutes one way; null if not known
 * @param annualPublicPence what it would cost the public a year; null if not known
 * @param findings about it
 */
public record EvaluatedOption(
        int urn,
        String name,
        Long ring,
        String ringName,
        Boolean local,
        boolean requested,
        boolean contacted,
        Boolean mainstream,
        Long metres,
        Long minutes,
        Long annualPublicPence,
        List<Finding> findings) {}
