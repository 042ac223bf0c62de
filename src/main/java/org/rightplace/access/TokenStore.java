package org.rightplace.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL of tokens. */
final class TokenStore {

    private static final String TOKEN = "SELECT id, account, roles, expires_at, revoked_at FROM account_token";

    private TokenStore() {}

    static void insert(Handle handle, Tokens.Token token, String secretHash, Instant madeAt) {
        handle.createUpdate("INSERT INTO account_token (id, account, secret_hash, roles, expires_at, made_at)"
                        + " VALUES (:id, :account, :hash, :roles, :expiresAt, :madeAt)")
                .bind("id", token.id())
                .bind("account", token.account())
                .bind("hash", secretHash)
                .bind("roles", AccountStore.roles(token.roles()))
                .bind("expiresAt", token.expiresAt().toString())
                .bind("madeAt", madeAt.toString())
                .execute();
    }

    static Optional<Tokens.Token> find(Handle handle, String secretHash) {
        return handle.createQuery(TOKEN + " WHERE secret_hash = :hash")
                .bind("hash", secretHash)
                .map(TokenStore::token)
                .findOne();
    }

    static List<Tokens.Token> all(Handle handle) {
        return handle.createQuery(TOKEN + " ORDER BY expires_at, id")
                .map(TokenStore::token)
                .list();
    }

    static boolean revoke(Handle handle, String id, Instant now) {
        return handle.createUpdate("UPDATE account_token SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
                        .bind("now", now.toString())
                        .bind("id", id)
                        .execute()
                == 1;
    }

    private static Tokens.Token token(ResultSet row, StatementContext context) throws SQLException {
        var revoked = row.getString("revoked_at");
        return new Tokens.Token(
                row.getString("id"),
                row.getString("account"),
                AccountStore.roles(row.getString("roles")),
                Instant.parse(row.getString("expires_at")),
                revoked == null ? null : Instant.parse(revoked));
    }
}
