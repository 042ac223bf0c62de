package org.rightplace.facts;

/**
 * The setting attended now, where the request says which.
 *
 * @param urn unique reference number, six digits
 * @param sector what its type is in law, as {@link Setting#sector()}
 * @param local whether it lies in the local area; null if its authority is not known
 */
public record Attending(Integer urn, String sector, Boolean local) implements Fact {}
